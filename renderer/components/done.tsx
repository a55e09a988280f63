import type { ReactNode } from 'react';
import { useText } from '../state/ui.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface DoneProps {
  readonly what: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** What a sheet says once its work is done, and the way out of it. */
export function Done({ what, children, onClose }: DoneProps) {
  const t = useText();
  return (
    <>
      <Notice what={what}>{children}</Notice>
      <div className="row row-spread">
        <span />
        <Button kind="primary" onClick={onClose}>
          {t.frame.close}
        </Button>
      </div>
    </>
  );
}
