import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CustodyView } from '../../shared/contract/custody.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Mono } from '../components/mono.tsx';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { CustodyHistory } from './custody_history.tsx';
import { ExtendSheet } from './extend_sheet.tsx';
import { MoveSheet } from './move_sheet.tsx';
import { ReleaseSheet } from './release_sheet.tsx';

/** One passport: where it is now, what can be done with it, and everything that happened to it. */
export function CustodyOne({ custodyId }: { readonly custodyId: string }) {
  const t = useText();
  const [, go] = useLocation();
  const history = useCall('custody.history', { custodyId });
  const known = history.value;
  return (
    <Frame>
      <section className="stack-wide" aria-busy={history.waiting}>
        <div className="screen-head">
          <div className="grow">
            <p className="eyebrow">
              {known === undefined ? '' : known.passport.now === null ? t.ledger.one.out : t.ledger.one.held}
            </p>
            <h1>
              {known?.passport.erased === true
                ? t.retention.erasedName
                : (known?.passport.name ?? t.custody.list.title)}
            </h1>
            {known !== undefined && (
              <p>
                <Mono>{known.passport.documentNumber}</Mono> · {t.custody.list.receipt}{' '}
                <Mono>{known.passport.receiptNumber}</Mono>
              </p>
            )}
          </div>
          <Button kind="quiet" hotkey="Escape" onClick={() => go(paths.custody)}>
            {t.ledger.one.back}
          </Button>
        </div>
        <FailureNotice failure={history.failure} />
        {known !== undefined && (
          <>
            <Now passport={known.passport} />
            <Acts passport={known.passport} />
            <section className="stack">
              <h2 className="row row-spread">
                {t.ledger.one.history}{' '}
                <span className="small soft">{t.ledger.one.lines({ count: known.moves.length })}</span>
              </h2>
              <CustodyHistory moves={known.moves} />
            </section>
          </>
        )}
      </section>
    </Frame>
  );
}

function Now({ passport }: { readonly passport: CustodyView }) {
  const t = useText();
  const format = useFormat();
  const { now, gone, overdue } = passport;
  if (now === null) {
    return gone === null ? null : (
      <Notice
        what={`${t.ledger.kind[gone.way]}: ${[gone.receiver, gone.office].filter((word) => word !== '').join(', ')}`}
      >
        <p>{format.moment(gone.at)}</p>
      </Notice>
    );
  }
  const facts: readonly (readonly [string, string])[] = [
    [t.ledger.facts.place, now.place],
    [t.ledger.list.keeper, now.keeper],
    [t.ledger.facts.seal, now.seal],
    [t.custody.hold.condition, passport.condition],
  ];
  return (
    <div className="custody" data-overdue={overdue}>
      <dl className="custody-now">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="small soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="custody-due">
        <span className="small">{overdue ? t.custody.list.overdue : t.custody.list.due}</span>
        <b>{format.day(now.due)}</b>
      </p>
    </div>
  );
}

type Act = 'move' | 'release' | 'extend';

function Acts({ passport }: { readonly passport: CustodyView }) {
  const t = useText();
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  if (passport.now === null || !may('custody.move')) return null;
  const close = () => setAct(null);
  return (
    <div className="row">
      {(['release', 'move', 'extend'] as const).map((one) => (
        <Button key={one} size="decision" kind={one === 'release' ? 'primary' : 'plain'} onClick={() => setAct(one)}>
          {t.ledger.one[one]}
        </Button>
      ))}
      {act === 'move' && <MoveSheet custody={passport} now={passport.now} onClose={close} />}
      {act === 'release' && <ReleaseSheet custody={passport} onClose={close} />}
      {act === 'extend' && <ExtendSheet custody={passport} now={passport.now} onClose={close} />}
    </div>
  );
}
