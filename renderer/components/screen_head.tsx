import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../routes.ts';
import { useText } from '../state/ui.ts';
import { Button } from './button.tsx';

interface ScreenHeadProps {
  readonly title: string;
  readonly lead?: string;
  /** The one act of the screen, on the right. */
  readonly children?: ReactNode;
  /** False where the screen is the first of its role and there is nothing to go back to. */
  readonly back?: boolean;
}

/** Title of a screen beside the main journey, with the way back to the board. */
export function ScreenHead({ title, lead, children, back = true }: ScreenHeadProps) {
  const t = useText();
  const [, go] = useLocation();
  return (
    <div className="screen-head">
      <div className="grow">
        <h1>{title}</h1>
        {lead !== undefined && <p className="soft">{lead}</p>}
      </div>
      <div className="row">
        {children}
        {back && (
          <Button kind="quiet" hotkey="Escape" onClick={() => go(paths.board)}>
            {t.frame.navigation.board}
          </Button>
        )}
      </div>
    </div>
  );
}
