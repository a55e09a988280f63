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
    <Modal.Root opened onClose={onClose} size={widths[size]} closeOnEscape={false} closeOnClickOutside={false}>
      <Modal.Overlay />
      <Modal.Content className="sheet">
        {/* Mantine's own header would be a second banner of the page. */}
        <div className="sheet-head">
          <Modal.Title className="sheet-title">{title}</Modal.Title>
          <Modal.CloseButton className="sheet-close" size={44} aria-label={t.frame.close} />
        </div>
        <Modal.Body className="sheet-body">{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
