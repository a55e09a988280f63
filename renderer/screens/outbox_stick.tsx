import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FileChooser } from '../components/file_chooser.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

/** What waits onto a stick, and the acknowledgement that comes back. */
export function Stick({ ready }: { readonly ready: boolean }) {
  const words = useText().outbox;
  const save = useCommand('outbox.save');
  const read = useCommand('outbox.readAcknowledgement');
  const [folder, setFolder] = useState('');
  const [saved, setSaved] = useState<OutputOf<'outbox.save'> | null>(null);
  const [said, setSaid] = useState<OutputOf<'outbox.readAcknowledgement'> | null>(null);
  // A stick takes so many records in one file; the next file goes on behind the last.
  const goesOn = saved !== null && saved.left > 0;
  const saveNow = async () => {
    setSaid(null);
    const answer = await save.run({ folder, after: goesOn ? saved.next : null });
    setSaved(answer.ok ? answer.value : null);
  };
  const readNow = async (file: File) => {
    setSaved(null);
    const answer = await read.run({ text: await file.text() });
    setSaid(answer.ok ? answer.value : null);
  };
  return (
    <section className="stack settings">
      <h2>{words.stick}</h2>
      <p>{words.stickLead}</p>
      {ready ? (
        <Field label={words.folder} value={folder} onChange={setFolder} maxLength={400} />
      ) : (
        <Notice tone="attention" what={words.stickNotReady} />
      )}
      <FailureNotice failure={save.failure} />
      <FailureNotice failure={read.failure} />
      {saved !== null && <Notice what={words.saved(saved)} />}
      {said !== null && <Notice what={words.readDone(said)} />}
      <div className="row">
        {ready && (
          <Button busy={save.busy} disabled={folder.trim() === ''} onClick={() => void saveNow()}>
            {goesOn ? words.saveNext : words.save}
          </Button>
        )}
        <FileChooser
          label={words.read}
          busy={read.busy}
          accept=".txt,text/plain"
          onChoose={(file) => void readNow(file)}
        />
      </div>
    </section>
  );
}
