import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustodyView } from '../../shared/contract/custody.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Mono } from '../components/mono.tsx';
import { Notice } from '../components/notice.tsx';
import { useFormat, useText } from '../state/ui.ts';
import { CustodyPaper } from './custody_paper.tsx';

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
export function ShiftHeld({ held }: { readonly held: readonly CustodyView[] }) {
  const t = useText();
  const format = useFormat();
  const { close } = t.ledger;
  const [printed, setPrinted] = useState(false);
  const print = () => {
    window.print();
    setPrinted(true);
  };
  return (
    <section className="stack">
      <h2>{close.held({ count: held.length })}</h2>
      <Notice tone={printed ? 'calm' : 'attention'} what={printed ? close.printed : close.askPrint}>
        <div className="row">
          <Button icon={<IconPrinter size={22} stroke={1.75} aria-hidden="true" />} onClick={print}>
            {t.custody.list.print}
          </Button>
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
      <CustodyPaper held={held} />
    </section>
  );
}
