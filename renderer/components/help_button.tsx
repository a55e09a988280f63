import { IconLifebuoy } from '@tabler/icons-react';
import { useText, useUi } from '../state/ui.ts';
import { Button } from './button.tsx';

/** Help now, one touch on every screen; the screen's F2 does the same. */
export function HelpButton({ size = 'small' }: { readonly size?: 'small' | 'decision' }) {
  const t = useText();
  const setHelp = useUi((ui) => ui.setHelpOpen);
  return (
    <Button
      size={size}
      onClick={() => setHelp(true)}
      icon={<IconLifebuoy size={size === 'small' ? 22 : 24} stroke={1.75} aria-hidden="true" />}
      title={`${t.frame.helpNow} (F2)`}
    >
      {t.frame.helpNowShort}
    </Button>
  );
}
