/** `tapis openapi`: the description of the central system's call, made from the schemas the program sends and reads by. */
import { openApi } from '../../shared/central/openapi.ts';
import type { Command } from './io.ts';

/** The document as it stands in `docs/central-api.json`. */
export const openApiText = (): string => JSON.stringify(openApi, null, 2);

/** `tapis openapi`. Exit code 0. */
export const openApiCommand: Command = {
  usage: 'openapi',
  about: 'what the central system takes and answers, as OpenAPI 3.1 in JSON',
  run: async (_args, io) => {
    await io.out(openApiText());
    return 0;
  },
};
