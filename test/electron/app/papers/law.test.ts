/** The fields the law's list asks for (domain.md 1.4, in the catalogue), held against the templates. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bundledCatalogueFile } from '../../../../shared/catalogue/bundled.ts';
import { paperTemplates } from '../../../../shared/catalogue/papers/index.ts';
import { Catalogue } from '../../../../shared/domain/catalogue.ts';
import { PaperKind, type PaperTemplate } from '../../../../shared/domain/paper.ts';

const { legal } = Catalogue.parse(bundledCatalogueFile);

const Coded = z.record(z.string(), z.unknown());
const references = ['field', 'list', 'table', 'signer'] as const;

/** Every name a template shows: fields, lists, tables, signers, the marks of the law, and fields inside sentences. */
function shownBy(template: PaperTemplate): Set<string> {
  // Number and signatures are on every paper: the engine puts the one there, the block the others.
  const found = new Set<string>(['number']);
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'string') {
      for (const [, name] of value.matchAll(/\{(\w+)\}/g)) if (name !== undefined) found.add(name);
    } else if (typeof value === 'object' && value !== null) {
      const part = Coded.parse(value);
      for (const key of references) if (typeof part[key] === 'string') found.add(part[key]);
      if (part.type === 'signatures') found.add('signatures');
      for (const code of z.array(z.string()).catch([]).parse(part.law)) found.add(code);
      Object.values(part).forEach(walk);
    }
  };
  walk(template.blocks);
  return found;
}

describe('the fields of the law’s list', () => {
  const listed = legal.papers.flatMap(({ code, fields }) => {
    const kind = PaperKind.safeParse(code);
    return kind.success ? [[kind.data, fields.map((field) => field.code)] as const] : [];
  });

  it('know all papers that are issued here but the interview minutes', () => {
    expect(legal.papers.map(({ code }) => code).filter((code) => !PaperKind.safeParse(code).success)).toEqual([
      'interviewMinutes',
    ]);
  });

  it.each(listed)('are all on the %s', (kind, codes) => {
    const template = paperTemplates.get(kind);
    if (template === undefined) throw new Error(kind);
    const shown = shownBy(template);
    expect(codes.filter((code) => !shown.has(code))).toEqual([]);
  });
});
