import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { OpenNow } from './recovery_key.tsx';
import { areTyped, noParts, RecoverySheet } from './recovery_sheet.tsx';

type State = OutputOf<'recovery.state'>;
type Found = OutputOf<'recovery.look'>;

/** So many are shown at first. */
const shownFirst = 4;

interface RecoveryBackupProps {
  readonly state: State;
  /** The button that leaves it. */
  readonly back: ReactNode;
}

/** A backup is chosen and checked, a person of that backup proves to be one, and it takes the place of the database. */
export function RecoveryBackup({ state, back }: RecoveryBackupProps) {
  const words = useText().recovery;
  const look = useCommand('recovery.look');
  const [found, setFound] = useState<Found | null>(null);
  const [restored, setRestored] = useState<OutputOf<'recovery.restore'> | null>(null);
  const [file, setFile] = useState(state.backups[0]?.file ?? '');
  const [parts, setParts] = useState(noParts);
  // On a new computer no key fits; else the one that is here may.
  const sheet = state.cause === 'new' || look.failure?.code === 'backup-needs-sheet' || areTyped(parts);
  const ready = file.trim() !== '' && (!sheet || areTyped(parts));
  if (restored !== null) return <Restored aside={restored.aside} />;
  if (found !== null) return <Take found={found} onTaken={setRestored} onBack={() => setFound(null)} />;
  const go = async () => {
    const answer = await look.run({ file: file.trim(), parts: sheet ? [...parts] : null });
    if (answer.ok) setFound(answer.value);
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !look.busy) void go();
      }}
    >
      <div className="stack-tight">
        <h1>{words.chooseTitle}</h1>
        <p className="lead">{words.causes[state.cause]}</p>
      </div>
      <Which state={state} file={file} onFile={setFile} />
      {sheet && (
        <RecoverySheet
          parts={parts}
          onParts={setParts}
          lead={state.cause === 'new' ? words.sheetLead : words.sheetAsked}
        />
      )}
      <FailureNotice failure={look.failure} />
      <div className="foot">
        {back}
        <Button kind="primary" submit busy={look.busy} disabled={!ready}>
          {look.busy ? words.looking : words.look}
        </Button>
      </div>
    </form>
  );
}

interface WhichProps {
  readonly state: State;
  readonly file: string;
  readonly onFile: (file: string) => void;
}

function Which({ state: { backups }, file, onFile }: WhichProps) {
  const words = useText().recovery;
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? backups : backups.slice(0, shownFirst);
  const more = backups.length - shown.length;
  const typed = backups.some((one) => one.file === file) ? '' : file;
  return (
    <section className="stack" aria-label={words.chooseTitle}>
      {backups.length === 0 && <p className="soft">{words.noneHere}</p>}
      {backups.length > 0 && (
        <Choices label={words.chooseTitle} width={260}>
          {shown.map((one) => (
            <Choice
              key={one.file}
              label={format.moment(one.at)}
              detail={one === backups[0] ? `${words.newest} · ${words.size(one)}` : words.size(one)}
              selected={one.file === file}
              onChoose={() => onFile(one.file)}
            />
          ))}
        </Choices>
      )}
      {more > 0 && (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {words.more({ count: more })}
          </Button>
        </div>
      )}
      <Field label={words.elsewhere} hint={words.elsewhereHint} value={typed} onChange={onFile} maxLength={1000} />
    </section>
  );
}

interface TakeProps {
  readonly found: Found;
  readonly onTaken: (taken: OutputOf<'recovery.restore'>) => void;
  readonly onBack: () => void;
}

/** What the backup holds, what will be missing, and who brings it back. */
function Take({ found, onTaken, onBack }: TakeProps) {
  const t = useText();
  const words = t.recovery;
  const format = useFormat();
  const restore = useCommand('recovery.restore');
  const [only] = found.keepers.length === 1 ? found.keepers : [];
  const [keeper, setKeeper] = useState(only ?? null);
  const when = found.lastEventAt === null ? '' : format.moment(found.lastEventAt);
  const go = async (pin: string) => {
    if (keeper === null) return;
    const answer = await restore.run({ officerId: keeper.id, pin });
    if (answer.ok) onTaken(answer.value);
  };
  return (
    <div className="stack-wide">
      <h1>{words.found}</h1>
      <Notice tone="attention" what={words.lost({ when })} />
      {keeper === null && (
        <dl className="facts">
          <dt>{words.station}</dt>
          <dd>{found.station}</dd>
          <dt>{words.lastEvent}</dt>
          <dd>{when}</dd>
          <dt>{words.events}</dt>
          <dd>{words.numberOf({ count: found.events })}</dd>
          <dt>{words.held}</dt>
          <dd>{words.numberOf({ count: found.held })}</dd>
        </dl>
      )}
      {keeper === null ? (
        <div className="stack-tight">
          <h2>{words.who}</h2>
          <p className="soft">{words.whoLead}</p>
          <Choices label={words.who} width={260}>
            {found.keepers.map((one) => (
              <Choice
                key={one.id}
                size="decision"
                label={one.name}
                detail={t.frame.roles[one.role]}
                onChoose={() => setKeeper(one)}
              />
            ))}
          </Choices>
        </div>
      ) : (
        <PinPad
          label={t.frame.pinEnter({ name: keeper.name })}
          go={words.restoreNow}
          busy={restore.busy}
          failure={restore.failure}
          onEnter={(pin) => void go(pin)}
        >
          <p className="soft">{words.whoLead}</p>
        </PinPad>
      )}
      <div>
        <Button kind="quiet" hotkey="Escape" onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </div>
  );
}

function Restored({ aside }: { readonly aside: string | null }) {
  const words = useText().recovery;
  return (
    <OpenNow>
      <h1>{words.restored}</h1>
      <Notice what={words.restoredTell}>
        {aside !== null && <p className="wrap-anywhere">{words.aside({ folder: aside })}</p>}
      </Notice>
    </OpenNow>
  );
}
