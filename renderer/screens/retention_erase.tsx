import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { Done } from '../components/done.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

interface EraseProps {
  /** The list as it was read when the sheet was opened: what the second person approves. */
  readonly due: OutputOf<'retention.due'>;
  readonly onClose: () => void;
}

const empty = {};

/** What goes, what stays, and the shift head's PIN to exactly this list. */
export function RetentionErase({ due: { due, officers, listHash, backupDays }, onClose }: EraseProps) {
  const t = useText();
  const words = t.retention;
  const erase = useCommand('retention.erase');
  const [done, setDone] = useState<OutputOf<'retention.erase'> | null>(null);
  const go = async (approvalId: ApprovalId) => {
    const answer = await erase.run({ listHash, approvalId });
    if (answer.ok) setDone(answer.value);
  };
  return (
    <Sheet title={words.eraseTitle({ count: due, officers: officers.due })} onClose={onClose}>
      <div className="stack">
        <FailureNotice failure={erase.failure} />
        {done !== null && <Erased done={done} onClose={onClose} />}
        {done === null && erase.busy && <Running of={due + officers.due} />}
        {done === null && !erase.busy && (
          <>
            <p>{words.eraseLead}</p>
            <p className="soft">{words.eraseBackups({ days: backupDays })}</p>
            <dl className="facts">
              <dt>{words.list}</dt>
              <dd>
                <Mono>{listHash.slice(0, 8)}</Mono>
              </dd>
            </dl>
            <p>
              <b>{words.eraseSecond}</b>
            </p>
            <SecondPerson
              call="retention.erase"
              subject={listHash}
              question={words.eraseSecond}
              accepts={({ role }) => role === 'supervisor'}
              onApproved={(approvalId) => void go(approvalId)}
            />
          </>
        )}
      </div>
    </Sheet>
  );
}

function Running({ of }: { readonly of: number }) {
  const words = useText().retention;
  const progress = useCall('retention.due', empty, { every: 500 }).value?.progress ?? { done: 0, of };
  return (
    <div className="stack-tight" role="status">
      <p className="lead">{words.erasing(progress)}</p>
      <progress
        aria-label={words.erasing(progress)}
        className="catalogue-progress"
        value={progress.done}
        max={progress.of}
      />
    </div>
  );
}

function Erased({ done, onClose }: { readonly done: OutputOf<'retention.erase'>; readonly onClose: () => void }) {
  const words = useText().retention;
  return (
    <Done what={words.erased({ count: done.erased, officers: done.officers })} onClose={onClose}>
      {done.left > 0 && <p>{words.left({ count: done.left })}</p>}
      {!done.logEmptied && <p>{words.logNotEmptied}</p>}
    </Done>
  );
}
