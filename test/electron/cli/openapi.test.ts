import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApiText } from '../../../electron/cli/openapi.ts';
import { openApi } from '../../../shared/central/openapi.ts';

/** What OpenAPI 3.1 asks of the parts this document uses. */
const Schema = z.looseObject({});
const Described = z.looseObject({ description: z.string().min(1) });
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({
      post: z.strictObject({
        operationId: z.string(),
        summary: z.string(),
        description: z.string(),
        parameters: z.array(
          z.strictObject({
            name: z.string(),
            in: z.enum(['header', 'query', 'path', 'cookie']),
            required: z.boolean(),
            description: z.string(),
            schema: Schema,
          }),
        ),
        requestBody: z.strictObject({
          required: z.literal(true),
          content: z.record(z.string(), z.strictObject({ schema: Schema })),
        }),
        responses: z.record(z.string().regex(/^[1-5]\d\d$/), Described),
      }),
    }),
  ),
  components: z.strictObject({ schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), Schema) }),
});

const id = 'scr_0123456789abcdefghjk';
const batch = { format: 'tapis.batch@v1', origin: 'tapis.PLM-A1/00', records: [{ id, version: 3, state: 'erased' }] };
const said = {
  format: 'tapis.acknowledgement@v1',
  origin: 'tapis.PLM-A1/00',
  request: 'a'.repeat(64),
  at: '2026-11-21T00:00:00.000Z',
  results: [{ id, version: 3, result: 'stored', digest: 'b'.repeat(64) }],
};

describe('the description of the central system', () => {
  it('is the one in docs', () => {
    expect(readFileSync(new URL('../../../docs/central-api.json', import.meta.url), 'utf8')).toBe(`${openApiText()}\n`);
  });

  it('has the shape of OpenAPI 3.1, and every reference leads somewhere', () => {
    const document = Document.parse(JSON.parse(openApiText()));
    const references = [...openApiText().matchAll(/"\$ref": "#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(1);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  it('says of batches and acknowledgements what the program says', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const isBatch = ajv.compile(openApi.components.schemas.Batch);
    const isSaid = ajv.compile(openApi.components.schemas.Acknowledgement);
    expect(isBatch(batch)).toBe(true);
    expect(isBatch({ ...batch, records: [] })).toBe(false);
    expect(isBatch({ ...batch, records: [{ id, version: 3, state: 'kept' }] })).toBe(false);
    expect(isBatch({ ...batch, more: 1 })).toBe(false);
    expect(isSaid(said)).toBe(true);
    expect(isSaid({ ...said, results: [{ id, version: 3, result: 'stored' }] })).toBe(false);
  });
});
