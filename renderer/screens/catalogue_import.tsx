import { useState } from 'react';
import { inputBytesOf, type OutputOf } from '../../shared/contract/index.ts';
import { FileChooser } from '../components/file_chooser.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { call, useCommand } from '../state/calls.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

type Finding = OutputOf<'catalogue.check'>;
type Fault = Extract<Finding, { state: 'refused' }>['faults'][number];

/** Room for the file as one JSON text: every quote and line end of it takes one byte more. */
const mostBytes = Math.floor(inputBytesOf('catalogue.propose') * 0.75);

/** A file from a stick or a folder. It is proposed at once, so that a refused one is recorded as well; then it says why. */
export function CatalogueImport() {
  const t = useText();
  const format = useFormat();
  const words = t.catalogue.import;
  const propose = useCommand('catalogue.propose');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [proposed, setProposed] = useState<OutputOf<'catalogue.propose'> | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (file: File) => {
    setFaults([]);
    setProposed(null);
    propose.dismiss();
    setTooLarge(file.size > mostBytes);
    if (file.size > mostBytes) return;
    const text = await file.text();
    const answer = await propose.run({ text });
    if (answer.ok) setProposed(answer.value);
    else if (answer.error.code === 'catalogue-file-refused') setFaults(await faultsOf(text));
  };
  return (
    <section className="stack">
      <h2>{words.title}</h2>
      <p className="soft">{words.lead}</p>
      <div className="row">
        <FileChooser
          label={words.choose}
          busyLabel={words.reading}
          busy={propose.busy}
          onChoose={(file) => void take(file)}
        />
      </div>
      {tooLarge && <Notice tone="error" what={words.tooLarge} />}
      <FailureNotice failure={propose.failure}>{faults.length > 0 && <Faults faults={faults} />}</FailureNotice>
      {proposed !== null && (
        <Notice what={words.accepted({ version: proposed.version, names: format.list(proposed.signers) })} />
      )}
    </section>
  );
}

async function faultsOf(text: string): Promise<readonly Fault[]> {
  const found = await call('catalogue.check', { text });
  return found.ok && found.value.state === 'refused' ? found.value.faults : [];
}

/** Every entry that breaks a rule. The sentences come from the loader and begin with the entry. */
function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const label = useLabel();
  const words = useText().catalogue.import;
  return (
    <div className="stack-tight">
      <p className="field-label">{words.faults({ count: faults.length })}</p>
      <ul className="plain-list">
        {faults.map(({ entry, message }, at) => (
          <li key={`${entry} ${String(at)}`}>
            <p className="sentence">{label(message).replace(`${entry}: `, '')}</p>
            <span className="cell-second mono">{entry}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
