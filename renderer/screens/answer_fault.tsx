import { useEffect, useRef } from 'react';
import { answerKey, type AnswerValue } from '../../shared/contract/screening.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { clearFault, settled, useDrafts, type AnswerFault } from '../state/screening.ts';
import { basisWord, isPrivateFact, type Work } from '../state/answers.ts';
import { discardKept } from '../state/kept.ts';
import { useFormat, useText } from '../state/ui.ts';
import { useAnswerWords } from './answer_words.ts';
import { BothVersions, type Versions } from './both_versions.tsx';

/** Somebody else was faster: what they stored is shown beside what was answered here. */
const overtaken: readonly string[] = ['stale-revision', 'not-open', 'not-yours'];

/** Answers that could not be stored were taken back; this says so and offers to give them again. */
export function AnswerFaultBar({ work }: { readonly work: Work }) {
  const t = useText();
  const format = useFormat();
  const { fault, view } = work;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The answer that was refused may stand far below.
    void bar.current?.scrollIntoView({ block: 'nearest' });
  }, [fault]);
  if (fault === null) return null;
  // The general sentence says that every touch is stored; here it is exactly these that are not.
  const sentence = sentenceOf(t.errors, fault.failure);
  const changed = overtaken.includes(fault.failure.code);
  const { again, dismiss, storeMine, keepTheirs } = t.journey.answerFault;
  const { answers, keptSince } = fault;
  const count = answers.length;
  const leave = async () => {
    clearFault(view.id);
    if (keptSince !== undefined) await discardKept(view.id);
  };
  const giveAgain = async () => {
    clearFault(view.id);
    work.give(answers);
    await settled(view.id);
    // What was kept goes once it is stored, not before.
    if (keptSince !== undefined && useDrafts.getState().of[view.id]?.fault === null) await discardKept(view.id);
  };
  const leaving = keptSince !== undefined && view.state !== 'open' ? t.kept.discard : dismiss;
  return (
    <Notice ref={bar} tone="error" what={sentence.what}>
      <p>
        {keptSince === undefined
          ? t.journey.answerFault.notStored({ count })
          : t.kept.notTaken({ count, clock: format.clock(keptSince) })}
      </p>
      {changed && <ChangedElsewhere work={work} fault={fault} />}
      {fault.failure.code !== 'host-gone' && fault.failure.code !== 'stale-revision' && <p>{sentence.todo}</p>}
      <div className="row">
        {view.state === 'open' && (
          <Button
            // Between two versions nothing leads; what was only not stored is given again.
            kind={changed ? 'plain' : 'primary'}
            onClick={() => void giveAgain()}
          >
            {changed ? storeMine : again}
          </Button>
        )}
        <Button onClick={() => void leave()}>{changed && view.state === 'open' ? keepTheirs : leaving}</Button>
      </div>
    </Notice>
  );
}

/** More lines than these are counted: most of a long list was not asked on both sides. */
const mostLines = 6;

/** What stands there now and what was answered here, fact by fact; what was said in private only by its number. */
function ChangedElsewhere({ work, fault }: { readonly work: Work; readonly fault: AnswerFault }) {
  const t = useText();
  const words = useAnswerWords(work.index);
  const stored = new Map(work.view.answers.map((answer) => [answerKey(answer), answer]));
  const full = (answer: AnswerValue) => {
    const { value } = words(answer);
    if (answer.kind !== 'indicator' || answer.basis === null) return { value, note: null };
    const { code, basis, note } = answer;
    return { value: `${value} · ${basisWord(t, work.index, { code, basis })}`, note };
  };
  const open = fault.answers.filter(({ code }) => !isPrivateFact(work.index, code));
  const lines = open.map((mine): Versions => {
    const theirs = stored.get(answerKey(mine)) ?? null;
    const nothing = { value: t.journey.answerFault.nothing, note: null };
    return { what: words(mine).what, theirs: theirs === null ? nothing : full(theirs), mine: full(mine) };
  });
  const same = ({ theirs, mine }: Versions) => theirs.value === mine.value && theirs.note === mine.note;
  const differing = lines.filter((line) => !same(line));
  const rest = fault.answers.length - Math.min(mostLines, differing.length);
  return (
    <>
      {differing.length > 0 && (
        <BothVersions
          theirs={t.journey.answerFault.theirs}
          mine={t.journey.answerFault.mine}
          lines={differing.slice(0, mostLines)}
        />
      )}
      {differing.length > 0 && rest > 0 && (
        <p className="small soft">{t.journey.answerFault.others({ count: rest })}</p>
      )}
      {work.view.state === 'open' && <p>{t.journey.answerFault.choose}</p>}
    </>
  );
}
