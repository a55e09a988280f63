import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../state/ui.ts';
import { useKeys } from './keys.ts';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'narrow' | 'normal' | 'wide';
}

const widths = { narrow: 460, normal: 640, wide: 960 } as const;

/** A sheet over the work. Keys of the screen below are off; Esc and the cross close it, a touch beside it does not. */
export function Sheet({ title, onClose, children, size = 'normal' }: SheetProps) {
  const t = useText();
  useKeys({ Escape: onClose }, { barrier: true });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={widths[size]}
      closeOnEscape={false}
      closeOnClickOutside={false}
      classNames={{ title: 'sheet-title', content: 'sheet', close: 'sheet-close' }}
      closeButtonProps={{ 'aria-label': t.frame.close, size: 44 }}
    >
      {children}
    </Modal>
  );
}
