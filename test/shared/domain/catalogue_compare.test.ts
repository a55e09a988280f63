import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import {
  compareCatalogues,
  holdGroundsDiffer,
  isNewer,
  isTooFarAhead,
  type CatalogueChange,
} from '../../../shared/domain/catalogue_compare.ts';
import { runs } from './arbitrary_input.ts';
import { catalogue } from './delivered.ts';

/** A copy with one thing changed. */
function edited(edit: (copy: Catalogue) => void): Catalogue {
  const copy = structuredClone(catalogue);
  edit(copy);
  return copy;
}

function entryOf<E extends { readonly code: string }>(entries: readonly E[], code: string): E {
  const found = entries.find((entry) => entry.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every place at which a plain value stands: the object that holds it, and its key. */
function leaves(value: object): { holder: object; key: string; value: unknown }[] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    isObject(part) && Object.keys(part).length > 0 ? leaves(part) : [{ holder: value, key, value: part }],
  );
}

/** Another value than the one that stood there. */
function other(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return value === null ? 'x' : ['x'];
}

/** The same catalogue with every list of coded entries turned round, at every depth. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(turned);
    return list.every((one) => isObject(one) && 'code' in one) ? list.reverse() : list;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, turned(part)]));
}

const brief = ({ area, entry, kind, field, before, after }: CatalogueChange) => [
  area,
  entry,
  kind,
  field,
  before?.en ?? null,
  after?.en ?? null,
];

describe('comparing two catalogues', () => {
  it('finds nothing between a catalogue and itself, in whatever order its entries stand', () => {
    expect(compareCatalogues(catalogue, structuredClone(catalogue))).toEqual([]);
    const copy = structuredClone(catalogue);
    Object.assign(copy, turned(copy));
    expect(copy.indicators[0]?.code).not.toBe(catalogue.indicators[0]?.code);
    expect(compareCatalogues(catalogue, copy)).toEqual([]);
  });

  it('reports every single change of a field, whichever it is', () => {
    const places = leaves(catalogue).length;
    expect(places).toBeGreaterThan(4000);
    fc.assert(
      fc.property(fc.nat({ max: places - 1 }), (at) => {
        const copy = structuredClone(catalogue);
        const place = leaves(copy)[at];
        if (place === undefined) throw new Error('no such place');
        Reflect.set(place.holder, place.key, other(place.value));
        const found = compareCatalogues(catalogue, copy);
        expect(found.length).toBeGreaterThan(0);
        expect(compareCatalogues(copy, catalogue)).toHaveLength(found.length);
      }),
      { numRuns: runs },
    );
  });

  it('names the entry, the field, and both values as a person reads them', () => {
    const copy = edited((one) => {
      one.version = '2026.12.1';
      one.scoring.bands.high = 9;
      const indicator = entryOf(one.indicators, 'TRV-01');
      indicator.weight = 'W';
      indicator.label = { id: 'Lain', en: 'Other' };
      indicator.basis = ['document'];
      entryOf(entryOf(one.purposes, 'tourism').documents, 'passport').unverified = true;
      entryOf(one.legal.grounds, 'childForWork').allowsPassportHold = true;
    });
    const changes = compareCatalogues(catalogue, copy);
    const was = entryOf(catalogue.indicators, 'TRV-01');
    expect(changes.map(brief)).toEqual([
      ['figures', 'version', 'changed', '', catalogue.version, '2026.12.1'],
      ['figures', 'scoring', 'changed', 'bands.high', '8', '9'],
      ['indicators', 'TRV-01', 'changed', 'label', was.label.en, 'Other'],
      ['indicators', 'TRV-01', 'changed', 'weight', was.weight, 'W'],
      ['indicators', 'TRV-01', 'changed', 'basis', 'document, statement', 'document'],
      ['purposes', 'tourism', 'changed', 'documents.passport.unverified', 'no', 'yes'],
      ['legal', 'childForWork', 'changed', 'allowsPassportHold', 'no', 'yes'],
    ]);
    expect(changes.find(({ entry }) => entry === 'TRV-01')?.label).toEqual({ id: 'Lain', en: 'Other' });
  });

  it('names entries that came and went, and papers of a purpose', () => {
    const copy = edited((one) => {
      one.documents = one.documents.filter(({ code }) => code !== 'paySlip');
      one.hotlines.push({ ...entryOf(one.hotlines, one.hotlines[0]?.code ?? ''), code: 'newNumber' });
      const tourism = entryOf(one.purposes, 'tourism');
      tourism.documents = tourism.documents.filter(({ code }) => code !== 'passport');
    });
    expect(compareCatalogues(catalogue, copy).map(({ entry, kind, field }) => [entry, kind, field])).toEqual([
      ['paySlip', 'removed', ''],
      ['tourism', 'changed', 'documents.passport'],
      ['newNumber', 'added', ''],
    ]);
  });
});

describe('grounds on which a passport may be held', () => {
  it('differ when one is added, taken away or says something else, and not for a note', () => {
    const hold = catalogue.legal.grounds.find(({ allowsPassportHold }) => allowsPassportHold)?.code ?? '';
    const differs = (edit: (copy: Catalogue) => void) => holdGroundsDiffer(catalogue, edited(edit));
    expect(differs(() => undefined)).toBe(false);
    expect(differs((one) => one.legal.grounds.reverse())).toBe(false);
    expect(differs((one) => void (entryOf(one.legal.grounds, hold).note = { id: 'a', en: 'b' }))).toBe(false);
    expect(differs((one) => void (entryOf(one.legal.grounds, 'childForWork').label = { id: 'a', en: 'b' }))).toBe(
      false,
    );
    expect(differs((one) => void (entryOf(one.legal.grounds, hold).label = { id: 'a', en: 'b' }))).toBe(true);
    expect(differs((one) => void (entryOf(one.legal.grounds, hold).allowsPassportHold = false))).toBe(true);
    expect(differs((one) => void (entryOf(one.legal.grounds, 'childForWork').allowsPassportHold = true))).toBe(true);
  });
});

describe('a newer version', () => {
  it('is newer by number, not by letters', () => {
    expect(isNewer('2026.03.2', '2026.03.1')).toBe(true);
    expect(isNewer('2026.03.10', '2026.03.9')).toBe(true);
    expect(isNewer('2027.01.1', '2026.12.9')).toBe(true);
    expect(isNewer('2026.03.1', '2026.03.1')).toBe(false);
    expect(isNewer('2026.02.9', '2026.03.1')).toBe(false);
  });

  it('is refused from the second month after today on, by a clock that is not behind the program', () => {
    const ahead = (version: string, today: string) => isTooFarAhead(version, { today, delivered: '2026.11.1' });
    expect(ahead('2026.12.99', '2026-11-30')).toBe(false);
    expect(ahead('2027.01.1', '2026-11-30')).toBe(true);
    expect(ahead('2027.01.1', '2026-12-01')).toBe(false);
    expect(ahead('2099.01.1', '2026-12-01')).toBe(true);
    // A station whose clock went back to its first day still takes the next month's.
    expect(ahead('2026.12.1', '2020-01-01')).toBe(false);
    expect(ahead('2027.01.1', '2020-01-01')).toBe(true);
  });
});
