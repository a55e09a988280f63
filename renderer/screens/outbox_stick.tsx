import { useState } from 'react';
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
  const [done, setDone] = useState<string | null>(null);
  const saveNow = async () => {
    setDone(null);
    const answer = await save.run({ folder });
    if (answer.ok) setDone(words.saved(answer.value));
  };
  const readNow = async (file: File) => {
    setDone(null);
    const answer = await read.run({ text: await file.text() });
    if (answer.ok) setDone(words.readDone(answer.value));
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
      {done !== null && <Notice what={done} />}
      <div className="row">
        {ready && (
          <Button busy={save.busy} disabled={folder.trim() === ''} onClick={() => void saveNow()}>
            {words.save}
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
