import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustodyView } from '../../shared/contract/decision.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Mono } from '../components/mono.tsx';
import { useNow } from '../clock.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { CustodyPaper } from './custody_paper.tsx';
import { ReleaseSheet } from './release_sheet.tsx';

const empty = {};

/** Every passport that is not with its holder, the overdue first and loud. */
export function CustodyScreen() {
  const t = useText();
  const list = useCall('custody.list', empty);
  const [releasing, setReleasing] = useState<CustodyView | null>(null);
  const held = (list.value?.held ?? []).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const overdue = held.filter((custody) => custody.overdue).length;
  return (
    <Frame>
      <section className="stack" aria-busy={list.waiting}>
        <div className="row row-spread">
          <h1>{t.custody.list.title}</h1>
          {held.length > 0 && (
            <Button icon={<IconPrinter size={22} stroke={1.75} aria-hidden="true" />} onClick={() => window.print()}>
              {t.custody.list.print}
            </Button>
          )}
        </div>
        <FailureNotice failure={list.failure} />
        {list.value !== undefined && (
          <p className="soft">
            {t.custody.list.balance({ taken: list.value.taken, returned: list.value.returned, held: held.length })}
          </p>
        )}
        {overdue > 0 && <Notice tone="error" what={t.custody.list.overdueCount({ count: overdue })} />}
        {!list.waiting && held.length === 0 && (
          <div className="empty">
            <p className="lead">{t.custody.list.none}</p>
            <p className="soft">{t.custody.list.noneNote}</p>
          </div>
        )}
        <ul>
          {held.map((custody) => (
            <CustodyItem key={custody.id} custody={custody} onRelease={() => setReleasing(custody)} />
          ))}
        </ul>
      </section>
      {releasing !== null && <ReleaseSheet custody={releasing} onClose={() => setReleasing(null)} />}
      {held.length > 0 && <CustodyPaper held={held} />}
    </Frame>
  );
}

function CustodyItem({ custody, onRelease }: { readonly custody: CustodyView; readonly onRelease: () => void }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const today = dayOf(instantOf(useNow()));
  return (
    <li className="custody" data-overdue={custody.overdue}>
      <div className="custody-words">
        <p className="custody-name">{custody.name}</p>
        <p className="small">
          <Mono>{custody.documentNumber}</Mono> · {t.custody.list.receipt} <Mono>{custody.receiptNumber}</Mono>
        </p>
        <p className="small soft">
          {t.custody.list.seal} <Mono>{custody.seal}</Mono> · {t.custody.list.place} {custody.place}
        </p>
        <p className="small soft">
          {t.custody.list.heldBy} {custody.heldBy}, {format.moment(custody.heldAt)} · {t.custody.list.approvedBy}{' '}
          {custody.approvedBy}
        </p>
        {custody.receiptTaken !== null && (
          <p className="small soft">
            {t.custody.list.receipt} {t.custody.receipt.taken[custody.receiptTaken]}
            {custody.witness !== null && ` · ${t.custody.receipt.before({ witness: custody.witness })}`}
          </p>
        )}
      </div>
      <p className="custody-due">
        <span className="small">{custody.overdue ? t.custody.list.overdue : t.custody.list.due}</span>
        <b>{custody.due === today ? t.custody.list.dueToday : format.day(custody.due)}</b>
      </p>
      {may('custody.release') && (
        <Button size="decision" onClick={onRelease}>
          {t.custody.list.release}
        </Button>
      )}
    </li>
  );
}
