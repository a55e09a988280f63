import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';
import { OpenSheet, WriteSheet } from './sealed_sheets.tsx';

/** That something is sealed, the way to open it, and the way to write a note that is. */
export function RecordSealed({ work }: { readonly work: Work }) {
  const t = useText();
  const words = t.after.sealed;
  const [open, setOpen] = useState<'write' | 'open' | null>(null);
  const { id, sealed, depth } = work.view;
  if (depth !== 'clarification') return null;
  return (
    <section className="stack-tight">
      <h3 className="eyebrow">{words.title}</h3>
      {sealed > 0 && (
        <>
          <p className="sealed-hidden">
            <IconLock size={20} stroke={1.75} aria-hidden="true" />
            {words.hidden({ count: sealed })}
          </p>
          <p className="small soft">{words.hiddenNote}</p>
          <div>
            <Button size="small" onClick={() => setOpen('open')}>
              {words.open}
            </Button>
          </div>
        </>
      )}
      <div>
        <Button size="small" onClick={() => setOpen('write')}>
          {words.write}
        </Button>
      </div>
      {open === 'write' && <WriteSheet screeningId={id} onClose={() => setOpen(null)} />}
      {open === 'open' && <OpenSheet screeningId={id} onClose={() => setOpen(null)} />}
    </section>
  );
}
