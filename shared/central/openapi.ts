/** The description of the central system's one call (OpenAPI 3.1), made from the schemas the program itself sends and reads by. */
import { z } from 'zod';
import { Acknowledgement, Batch, mostBytes, mostRecords } from './batch.ts';
import { acknowledgementType, batchType } from './request_signature.ts';

/** A schema as a component: its own dialect is that of the document. */
function component(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...made } = z.toJSONSchema(schema);
  return made;
}

const header = (description: string, pattern: string) => ({
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', pattern },
});

const parameters = [
  {
    name: 'Content-Digest',
    ...header('RFC 9530, SHA-256 of the body.', '^sha-256=:[A-Za-z0-9+/]{43}=:$'),
  },
  {
    name: 'Signature-Input',
    ...header(
      'RFC 9421. Covers method, target URI, content type and content digest; `keyid` is the name of the station’s key. ' +
        '`created` is the station’s clock, which may be wrong: it is no reason to refuse, and a request played again changes nothing.',
      '^tapis=\\("@method" "@target-uri" "content-type" "content-digest"\\);created=[0-9]+;keyid="[^"]+";alg="ed25519"$',
    ),
  },
  { name: 'Signature', ...header('RFC 9421, Ed25519.', '^tapis=:[A-Za-z0-9+/]{86}==:$') },
];

const refused = (description: string) => ({ description });

/** The document, as plain data. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Tapis: the central system',
    version: '1',
    description:
      'What a station sends and what it takes for an acknowledgement. Every record is a whole case. For each `id` the highest ' +
      '`version` is the case as it is, in whatever order records come; a receiver stores a record before it acknowledges it, ' +
      'and may get each of them any number of times. The same batch comes on a stick as a signed note ' +
      '(c2sp.org/signed-note) encrypted with age; the acknowledgement goes back as a text file.',
  },
  paths: {
    '/': {
      post: {
        operationId: 'sendRecords',
        summary: 'One batch of records',
        description: `At most ${String(mostRecords.network)} records and about ${String(mostBytes.network)} bytes. Redirects are not followed.`,
        parameters,
        requestBody: {
          required: true,
          content: { [batchType]: { schema: { $ref: '#/components/schemas/Batch' } } },
        },
        responses: {
          '200': {
            description:
              'Every record was looked at. The body is a signed note: one line of canonical JSON (RFC 8785) as `Acknowledgement` says, ' +
              'an empty line, and the Ed25519 signature of the receiver. Without its signature it counts as no answer.',
            content: {
              [acknowledgementType]: {
                schema: {
                  type: 'string',
                  contentMediaType: 'application/json',
                  contentSchema: { $ref: '#/components/schemas/Acknowledgement' },
                },
              },
            },
          },
          '401': refused('The station is not known, or its signature is wrong.'),
          '413': refused('Too large: the station sends it again in smaller parts.'),
          '422': refused('The body is no batch.'),
          '429': refused('Later; `Retry-After` is honoured up to an hour.'),
          '503': refused('Later; `Retry-After` is honoured up to an hour.'),
        },
      },
    },
  },
  components: { schemas: { Batch: component(Batch), Acknowledgement: component(Acknowledgement) } },
};
