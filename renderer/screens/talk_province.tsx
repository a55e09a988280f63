import { useState } from 'react';
import { provinceName, provinces, type ProvinceCode } from '../../shared/domain/provinces.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import type { Work } from '../state/answers.ts';
import { useCommand } from '../state/calls.ts';
import { atRevision } from '../state/screening.ts';
import { useText } from '../state/ui.ts';

/** Provinces one touch away: those around Palembang. */
const near: readonly ProvinceCode[] = ['16', '15', '17', '18', '19'];
const mostFound = 8;

/** Where the traveller lives, if it comes up: for looking at the fairness of selection, never for judging. */
export function ProvincePart({ work }: { readonly work: Work }) {
  const t = useText();
  const set = useCommand('screening.setProvince');
  const [search, setSearch] = useState('');
  const now = work.view.province;
  const wanted = search.trim().toLowerCase();
  const found = provinces.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ code }) => code);
  const listed = wanted === '' ? near : found.slice(0, mostFound);
  const shown = now === null || listed.includes(now) ? listed : [now, ...listed];
  const choose = (code: ProvinceCode) => {
    setSearch('');
    void atRevision(work.view, (page) => set.run({ ...page, province: code === now ? null : code }));
  };
  return (
    <section className="stack-tight" aria-busy={set.busy}>
      <h3>{t.talk.province}</h3>
      <p className="small soft">{t.talk.provinceWhy}</p>
      <FailureNotice failure={set.failure} />
      <Choices label={t.talk.province} width={140}>
        {shown.map((code) => (
          <Choice key={code} label={provinceName(code)} selected={code === now} onChoose={() => choose(code)} />
        ))}
      </Choices>
      {wanted !== '' && found.length === 0 && <p className="small soft">{t.talk.provinceNone}</p>}
      <Field label={t.talk.provinceSearch} value={search} onChange={setSearch} maxLength={40} />
    </section>
  );
}
