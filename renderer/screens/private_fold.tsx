import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';

/** Whether private facts stand open here: for who opened them, as long as this part is on the screen. */
export function usePrivateFold() {
  const me = useOfficer()?.id ?? null;
  const [by, setBy] = useState<string | null>(null);
  return { open: by !== null && by === me, setOpen: (open: boolean) => setBy(open ? me : null) };
}

interface PrivateFoldProps {
  readonly count: number;
  readonly fold: ReturnType<typeof usePrivateFold>;
  /** What may be said of them while they are folded. */
  readonly detail?: string | undefined;
}

/** On an open screen: only that there are private facts. One touch opens them, and a dark band says so until they are closed. */
export function PrivateFold({ count, fold, detail }: PrivateFoldProps) {
  const t = useText();
  if (count === 0) return null;
  const Icon = fold.open ? IconLockOpen : IconLock;
  return (
    <div className={fold.open ? 'private-band' : 'private-fold'} role="status">
      <Icon size={22} stroke={2} aria-hidden="true" />
      <p className="grow">
        <b>{fold.open ? t.result.privateShown : t.result.privateFacts({ count })}</b>{' '}
        <span className="small">{fold.open ? '' : [detail, t.result.privateFold].filter(Boolean).join(' · ')}</span>
      </p>
      <Button size="small" onClick={() => fold.setOpen(!fold.open)}>
        {fold.open ? t.result.privateHide : t.result.privateShow}
      </Button>
    </div>
  );
}
