import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { CustodyView } from '../../shared/contract/custody.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Mono } from '../components/mono.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useNow } from '../clock.ts';
import { custodyPath, paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay, useOfficer } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { CustodyGone } from './custody_gone.tsx';
import { PaperButton } from './paper_button.tsx';
import { CustodyOnPaperList } from './custody_on_paper.tsx';
import { CustodyListStep } from './custody_printing.tsx';
import { ReleaseSheet } from './release_sheet.tsx';

const empty = {};

/** Every passport that is not with its holder, the overdue first and loud, then place by place. BP3MI: those that came to it. */
export function CustodyScreen() {
  const agency = useOfficer()?.agency;
  const list = useCall('custody.list', empty);
  return (
    <Frame>
      <section className="stack-wide" aria-busy={list.waiting}>
        <FailureNotice failure={list.failure} />
        {list.value !== undefined &&
          (agency === 'immigration' ? <Held list={list.value} /> : <Received gone={list.value.gone} />)}
      </section>
    </Frame>
  );
}

function Received({ gone }: { readonly gone: readonly CustodyView[] }) {
  const { list } = useText().ledger;
  return (
    <>
      <ScreenHead title={list.received} lead={list.receivedNote} />
      <CustodyGone gone={gone} none={list.receivedNone} />
    </>
  );
}

function Held({ list }: { readonly list: OutputOf<'custody.list'> }) {
  const t = useText();
  const may = useMay();
  const official = useOfficer()?.immigrationOfficial === true;
  const [, go] = useLocation();
  const [releasing, setReleasing] = useState<CustodyView | null>(null);
  const { held, onPaper, gone, taken, returned, inCustody, balanced } = list;
  const here = held.length + onPaper.length > 0;
  const overdue = held.filter((custody) => custody.overdue);
  const release = may('custody.release') ? setReleasing : null;
  return (
    <>
      <ScreenHead title={t.custody.list.title} lead={t.custody.list.balance({ taken, returned, held: inCustody })}>
        {held.length > 0 && official && may('custody.takeOver') && (
          <Button onClick={() => go(paths.takeOver)}>{t.ledger.takeOver.title}</Button>
        )}
        {here && <PaperButton kind="custodyList" subjectId="custody" label={t.custody.list.show} />}
      </ScreenHead>
      {!balanced && <Notice tone="error" what={t.ledger.list.notBalanced} />}
      {overdue.length > 0 && <Notice tone="error" what={t.custody.list.overdueCount({ count: overdue.length })} />}
      {(list.list === 'due' || list.list === 'missing') && may('custody.listMissing') && (
        <CustodyListStep list={list.list} />
      )}
      {!here && (
        <div className="empty">
          <p className="lead">{t.custody.list.none}</p>
          <p className="soft">{t.custody.list.noneNote}</p>
        </div>
      )}
      <Group head={t.ledger.list.overdueGroup} passports={overdue} onRelease={release} />
      <CustodyOnPaperList passports={onPaper} />
      {placesOf(held).map(([place, passports]) => (
        <Group key={place} head={place} passports={passports} onRelease={release} />
      ))}
      {gone.length > 0 && (
        <section>
          <h2>{t.ledger.list.gone}</h2>
          <CustodyGone gone={gone} none={t.ledger.list.goneNone} />
        </section>
      )}
      {releasing !== null && <ReleaseSheet custody={releasing} onClose={() => setReleasing(null)} />}
    </>
  );
}

/** Those that are not overdue by place, in the order they come. */
function placesOf(held: readonly CustodyView[]): [string, CustodyView[]][] {
  const places = new Map<string, CustodyView[]>();
  for (const custody of held.filter(({ overdue }) => !overdue)) {
    const place = custody.now?.place ?? '';
    places.set(place, [...(places.get(place) ?? []), custody]);
  }
  return [...places];
}

interface GroupProps {
  readonly head: string;
  readonly passports: readonly CustodyView[];
  /** Null where the role does not hand passports over. */
  readonly onRelease: ((custody: CustodyView) => void) | null;
}

function Group({ head, passports, onRelease }: GroupProps) {
  const t = useText();
  if (passports.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2 className="row row-spread">
        {head} <span className="small soft">{t.ledger.list.count({ count: passports.length })}</span>
      </h2>
      <ul>
        {passports.map((custody) => (
          <CustodyItem
            key={custody.id}
            custody={custody}
            {...(onRelease === null ? {} : { onRelease: () => onRelease(custody) })}
          />
        ))}
      </ul>
    </section>
  );
}

interface CustodyItemProps {
  readonly custody: CustodyView;
  /** Left out where the role does not hand passports over. */
  readonly onRelease?: () => void;
}

function CustodyItem({ custody, onRelease }: CustodyItemProps) {
  const t = useText();
  const format = useFormat();
  const [, go] = useLocation();
  const today = dayOf(instantOf(useNow()));
  const { now } = custody;
  if (now === null) return null;
  return (
    <li className="custody" data-overdue={custody.overdue}>
      <div className="custody-words">
        <p className="custody-name">{custody.name}</p>
        <p className="small">
          <Mono>{custody.documentNumber}</Mono> · {t.custody.list.receipt} <Mono>{custody.receiptNumber}</Mono>
        </p>
        <p className="small soft">
          {t.custody.list.seal} <Mono>{now.seal}</Mono> · {t.custody.list.place} {now.place}
        </p>
        <p className="small soft">
          {t.ledger.list.keeper} {now.keeper} · {t.ledger.list.since} {format.moment(custody.heldAt)}
        </p>
      </div>
      <p className="custody-due">
        <span className="small">{custody.overdue ? t.custody.list.overdue : t.custody.list.due}</span>
        <b>{now.due === today ? t.custody.list.dueToday : format.day(now.due)}</b>
      </p>
      <div className="custody-acts">
        {onRelease !== undefined && (
          <Button size="decision" onClick={onRelease}>
            {t.custody.list.release}
          </Button>
        )}
        <Button
          size={onRelease === undefined ? 'normal' : 'decision'}
          kind="quiet"
          onClick={() => go(custodyPath(custody.id))}
        >
          {t.ledger.list.open}
        </Button>
      </div>
    </li>
  );
}
