import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CustodyListState, CustodyView } from '../../shared/contract/custody.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Mono } from '../components/mono.tsx';
import { Notice } from '../components/notice.tsx';
import { paths } from '../routes.ts';
import { useMay, useOfficer } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { CustodyListPrint, WhyNoList } from './custody_printing.tsx';

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

interface ShiftHeldProps {
  readonly custody: OutputOf<'custody.list'>;
  /** Why the list is not printed, once the officer said so. */
  readonly reason: string | null;
  readonly onReason: (reason: string) => void;
}

/** The passports that go over to the next shift, each by name, and the list that is printed before closing, or why not. */
export function ShiftHeld({ custody, reason, onReason }: ShiftHeldProps) {
  const t = useText();
  const me = useOfficer();
  const may = useMay();
  const [, go] = useLocation();
  const { held, onPaper, inCustody, list } = custody;
  if (me?.agency !== 'immigration') {
    return list === 'due' || list === 'missing' ? (
      <OfImmigration count={inCustody} reason={reason} onReason={onReason} />
    ) : null;
  }
  if (held.length + onPaper.length === 0) return null;
  return (
    <section className="stack">
      <div className="row row-spread">
        <h2>{t.ledger.close.held({ count: held.length })}</h2>
        {held.length > 0 && me.immigrationOfficial && may('custody.takeOver') && (
          <Button onClick={() => go(paths.takeOver)}>{t.ledger.takeOver.title}</Button>
        )}
      </div>
      <ListBeforeClosing list={list} reason={reason} onReason={onReason} />
      <ul>
        {held.map((one) => (
          <HeldLine key={one.id} custody={one} />
        ))}
      </ul>
      {onPaper.length > 0 && (
        <div className="stack-tight">
          <h3>{t.ledger.onPaper.close({ count: onPaper.length })}</h3>
          <ul>
            {onPaper.map((one) => (
              <li key={one.entryId} className="custody" data-overdue={one.overdue}>
                <div className="custody-words">
                  <p className="custody-name">{one.name}</p>
                  <p className="small">
                    <Mono>{one.form}</Mono> ·{' '}
                    {t.ledger.onPaper.line({ place: one.place, seal: one.seal, receipt: one.receiptNumber })}
                  </p>
                  <p className="custody-waits">{t.ledger.onPaper.waitingFor({ names: one.waitingFor.join(', ') })}</p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function HeldLine({ custody }: { readonly custody: CustodyView }) {
  const t = useText();
  const format = useFormat();
  return (
    <li className="custody" data-overdue={custody.overdue}>
      <div className="custody-words">
        <p className="custody-name">{custody.name}</p>
        <p className="small">
          {t.custody.list.receipt} <Mono>{custody.receiptNumber}</Mono> · {custody.now?.place} · {t.ledger.list.keeper}{' '}
          {custody.now?.keeper}
        </p>
      </div>
      <p className="custody-due">
        <span className="small">{custody.overdue ? t.custody.list.overdue : t.custody.list.due}</span>
        <b>{custody.now !== null && format.day(custody.now.due)}</b>
      </p>
    </li>
  );
}

type ListProps = Pick<ShiftHeldProps, 'reason' | 'onReason'>;

/** One touch prints; where nothing can be printed the reason goes with the closing, so that nobody is kept from it. */
function ListBeforeClosing({ list, reason, onReason }: ListProps & { readonly list: CustodyListState }) {
  const { printing } = useText().ledger;
  const [asking, setAsking] = useState(false);
  if (list === 'printed') return <Notice what={printing.printed} />;
  return (
    <Notice tone="attention" what={reason === null ? printing.dueClose : printing.closing({ reason })}>
      <div className="row">
        <CustodyListPrint primary={reason === null} />
        {!asking && (
          <Button size="decision" onClick={() => setAsking(true)}>
            {printing.cannot}
          </Button>
        )}
      </div>
      {asking && (
        <WhyNoList
          reasons={['printerDead', 'noPaper']}
          note={printing.noteClosing}
          busy={false}
          onReason={(why) => {
            onReason(why);
            setAsking(false);
          }}
        />
      )}
    </Notice>
  );
}

/** BP3MI prints no list of Immigration's: somebody of Immigration does, or the closing says why not. */
function OfImmigration({ count, reason, onReason }: ListProps & { readonly count: number }) {
  const { printing } = useText().ledger;
  return (
    <Notice tone="attention" what={reason === null ? printing.ofImmigration({ count }) : printing.closing({ reason })}>
      {reason === null && (
        <WhyNoList reasons={['noOfficial', 'printerDead']} note={printing.noteOther} busy={false} onReason={onReason} />
      )}
    </Notice>
  );
}
