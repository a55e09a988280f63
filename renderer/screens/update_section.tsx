import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};
type Found = OutputOf<'update.look'>;

/** A new version that was given up: said to everybody at the door, until an admin has taken note. */
export function UpdateReturned() {
  const words = useText().update;
  const format = useFormat();
  const may = useMay();
  const returned = useCall('update.state', empty).value?.returned ?? null;
  const dismiss = useCommand('update.dismiss');
  if (returned === null) return null;
  return (
    <Notice tone="attention" what={words.returned(returned)}>
      <p>{words.why({ reason: returned.reason, when: format.moment(returned.at) })}</p>
      <p>{words.safe}</p>
      {may('update.dismiss') && (
        <div>
          <Button busy={dismiss.busy} onClick={() => void dismiss.run({})}>
            {words.seen}
          </Button>
        </div>
      )}
      <FailureNotice failure={dismiss.failure} />
    </Notice>
  );
}

/** Which version runs, and a new one from a stick. */
export function UpdateSection() {
  const words = useText().update;
  const state = useCall('update.state', empty).value;
  const look = useCommand('update.look');
  const [folder, setFolder] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const check = async () => {
    const answer = await look.run({ folder });
    if (answer.ok) setFound(answer.value);
  };
  return (
    <section className="stack">
      <h2>{words.title}</h2>
      <UpdateReturned />
      {state?.version === null && <p className="soft">{words.notSo}</p>}
      {state?.version !== undefined && state.version !== null && (
        <>
          <p>{words.lead}</p>
          <dl className="facts">
            <dt>{words.version}</dt>
            <dd>
              <Mono>{state.version}</Mono>
            </dd>
            {state.pending !== null && (
              <>
                <dt>{words.pending}</dt>
                <dd>{words.pendingIs({ version: state.pending })}</dd>
              </>
            )}
          </dl>
          <Field
            label={words.folder}
            hint={words.folderHint}
            value={folder}
            onChange={setFolder}
            maxLength={400}
            mono
          />
          <FailureNotice failure={look.failure} />
          <div>
            <Button busy={look.busy} disabled={folder.trim() === ''} onClick={() => void check()}>
              {look.busy ? words.looking : words.look}
            </Button>
          </div>
        </>
      )}
      {found !== null && <InstallSheet folder={folder} found={found} onClose={() => setFound(null)} />}
    </section>
  );
}

interface InstallProps {
  readonly folder: string;
  readonly found: Found;
  readonly onClose: () => void;
}

/** What the package is, and the second person who agrees. */
function InstallSheet({ folder, found, onClose }: InstallProps) {
  const words = useText().update;
  const format = useFormat();
  const install = useCommand('update.install');
  const [done, setDone] = useState<string | null>(null);
  const go = async (approvalId: ApprovalId) => {
    const answer = await install.run({ folder, sha256: found.sha256, approvalId });
    if (answer.ok) setDone(answer.value.version);
  };
  return (
    <Sheet title={words.sheetTitle({ version: found.version })} onClose={onClose}>
      <div className="stack">
        {done !== null ? (
          <>
            <Notice what={words.installed({ version: done })}>
              <p>{words.restart}</p>
            </Notice>
            <div className="row row-spread">
              <span />
              <Button kind="primary" onClick={onClose}>
                {words.done}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>{words.found}</p>
            <dl className="facts">
              <dt>{words.from}</dt>
              <dd>
                <Mono>{found.running}</Mono>
              </dd>
              <dt>{words.to}</dt>
              <dd>
                <Mono>{found.version}</Mono>
              </dd>
              <dt>{words.size}</dt>
              <dd>{words.sizeIs(found)}</dd>
              {found.builtAt !== null && (
                <>
                  <dt>{words.built}</dt>
                  <dd>{format.moment(found.builtAt)}</dd>
                </>
              )}
              <dt>{words.mark}</dt>
              <dd>
                <Mono>{found.sha256.slice(0, 8)}</Mono>
              </dd>
            </dl>
            <p className="soft">{words.second}</p>
            <FailureNotice failure={install.failure} />
            {install.busy ? (
              <p className="lead">{words.installing}</p>
            ) : (
              <SecondPerson
                call="update.install"
                subject={found.sha256}
                question={words.second}
                accepts={({ role }) => role === 'supervisor'}
                onApproved={(approvalId) => void go(approvalId)}
              />
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}
