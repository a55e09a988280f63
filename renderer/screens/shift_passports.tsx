import type { CustodyView } from '../../shared/contract/custody.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Instant } from '../../shared/time.ts';
import { Mono } from '../components/mono.tsx';
import { Notice } from '../components/notice.tsx';
import { usePaperOf } from '../state/papers.ts';
import { useFormat, useText } from '../state/ui.ts';
import { PaperButton } from './paper_button.tsx';

/** Passports taken are returned or still here: the figures of the closing. */
export function ShiftPassports({ custody }: { readonly custody: OutputOf<'custody.list'> }) {
  const { close } = useText().shift;
  const { taken, returned, inCustody, balanced } = custody;
  return (
    <section className="stack">
      <h2>{close.passports}</h2>
      <dl className="figures">
        <div>
          <dt>{close.taken}</dt>
          <dd>{taken}</dd>
        </div>
        <div>
          <dt>{close.returned}</dt>
          <dd>{returned}</dd>
        </div>
        <div>
          <dt>{close.inCustody}</dt>
          <dd>{inCustody}</dd>
        </div>
      </dl>
      {balanced && taken === returned + inCustody ? (
        <p className="field-label">{close.balanced}</p>
      ) : (
        <Notice tone="error" what={close.notBalanced} />
      )}
    </section>
  );
}

/** The passports that go over to the next shift, each by name, and the list that is printed before closing. */
export function ShiftHeld({ held, since }: { readonly held: readonly CustodyView[]; readonly since: Instant }) {
  const t = useText();
  const format = useFormat();
  const { close } = t.ledger;
  const list = usePaperOf('custodyList', 'custody');
  // A list that was printed before this shift does not show what it leaves behind.
  const printed = list !== null && list.copies > 0 && list.issuedAt >= since;
  return (
    <section className="stack">
      <h2>{close.held({ count: held.length })}</h2>
      <Notice tone={printed ? 'calm' : 'attention'} what={printed ? close.printed : close.askPrint}>
        <div className="row">
          <PaperButton kind="custodyList" subjectId="custody" label={t.custody.list.print} />
        </div>
      </Notice>
      <ul>
        {held.map((custody) => (
          <li key={custody.id} className="custody" data-overdue={custody.overdue}>
            <div className="custody-words">
              <p className="custody-name">{custody.name}</p>
              <p className="small">
                {t.custody.list.receipt} <Mono>{custody.receiptNumber}</Mono> · {custody.now?.place} ·{' '}
                {t.ledger.list.keeper} {custody.now?.keeper}
              </p>
            </div>
            <p className="custody-due">
              <span className="small">{custody.overdue ? t.custody.list.overdue : t.custody.list.due}</span>
              <b>{custody.now !== null && format.day(custody.now.due)}</b>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
