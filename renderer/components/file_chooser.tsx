import { useRef } from 'react';
import { Button } from './button.tsx';

interface FileChooserProps {
  readonly label: string;
  /** What stands on the button while the file is read; its name stays `label`. */
  readonly busyLabel?: string;
  readonly busy?: boolean;
  /** Endings and types offered first; JSON unless said. */
  readonly accept?: string;
  readonly quiet?: boolean;
  readonly onChoose: (file: File) => void;
}

/** A file from a stick or a folder. */
export function FileChooser({ label, busyLabel, busy = false, accept, quiet = false, onChoose }: FileChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className="unseen"
        type="file"
        accept={accept ?? '.json,application/json'}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) onChoose(file);
          // The same file again, once it has been put right, is a change too.
          event.currentTarget.value = '';
        }}
      />
      <Button kind={quiet ? 'quiet' : 'plain'} busy={busy} onClick={() => input.current?.click()}>
        {busy ? (busyLabel ?? label) : label}
      </Button>
    </>
  );
}
