import { describe, expect, it } from 'vitest';
import { eventGroups } from '../../shared/audit/event_groups.ts';
import { EventFilter } from '../../shared/contract/log.ts';
import { id as text } from '../../shared/text/id.ts';
import { readDay, typedDay } from '../../renderer/days.ts';
import { caseIn, filterOf, noFilter, subjectId, subjectText } from '../../renderer/log_filter.ts';

const officer = { id: 'ofc_4ndvvyxedp1qydmz22sk', name: 'Petugas' };

describe('what is looked for', () => {
  it('is no filter at first, and always one that the call takes', () => {
    expect(filterOf(noFilter)).toEqual({});
    const all = {
      ...noFilter,
      group: 'views',
      officer,
      about: 'scr_5zgvn97hyn05q2eftcrk',
      from: '21-11-2026',
    } as const;
    expect(EventFilter.parse(filterOf(all))).toEqual({
      kinds: eventGroups.views,
      about: [officer.id, 'scr_5zgvn97hyn05q2eftcrk'],
      from: '2026-11-21',
    });
  });

  it('is one kind rather than its group', () => {
    expect(filterOf({ ...noFilter, group: 'views', kind: 'viewed' })).toEqual({ kinds: ['viewed'] });
  });

  it('leaves out what is not typed to its end, or is none', () => {
    for (const about of ['', 'scr_ 1', "x'"]) expect(filterOf({ ...noFilter, about })).toEqual({});
    for (const to of ['21-1', '31-02-2026', 'kemarin']) expect(filterOf({ ...noFilter, to })).toEqual({});
  });

  it('writes a day as it reads it', () => {
    expect(typedDay('2026-11-21')).toBe('21-11-2026');
    expect(readDay(typedDay('2026-02-28'))).toBe('2026-02-28');
  });
});

describe('a subject', () => {
  const names = text.evidence.browse.subjects;
  it.each([
    ['screening scr_5zgvn97hyn05q2eftcrk', 'perkara …eftcrk', 'scr_5zgvn97hyn05q2eftcrk'],
    ['call screening.get', 'perintah screening.get', null],
    ['catalogue 0123456789abcdef', 'katalog 0123456789abcdef', null],
    ['something new', 'something new', null],
  ])('%s', (subject, shown, caseId) => {
    expect(subjectText(subject, names)).toBe(shown);
    expect(caseIn(subject)).toBe(caseId);
    expect(subjectId(subject)).toBe(subject.split(' ')[1]);
  });
});
