import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { sentenceOf } from '../../shared/text/sentence.ts';
import type { AnyFailure } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

interface NoticeProps {
  readonly tone?: 'calm' | 'attention' | 'error';
  /** What it is about, in one sentence. */
  readonly what: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A sentence the officer should not miss, in its place on the screen. */
export function Notice({ tone = 'calm', what, children, ref }: NoticeProps) {
  const Icon = tone === 'calm' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div ref={ref} className="notice" data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon size={24} stroke={1.75} aria-hidden="true" />
      <div className="notice-words">
        <p className="notice-what">{what}</p>
        {children}
      </div>
    </div>
  );
}

interface FailureNoticeProps {
  readonly failure: AnyFailure | null;
  /** A way out, e.g. a button. */
  readonly children?: ReactNode;
}

/**
 * A refusal or a fault: what happened, what is safe, what to do. Nothing when there is none. It comes into sight by itself:
 * on a long form the button that was refused stands in a foot, far from the place of the sentence.
 */
export function FailureNotice({ failure, children }: FailureNoticeProps) {
  const t = useText();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for a clean-up.
    void notice.current?.scrollIntoView({ block: 'nearest' });
  }, [failure]);
  if (failure === null) return null;
  const { what, safe, todo } = sentenceOf(t.errors, failure);
  return (
    <Notice ref={notice} tone="error" what={what}>
      <p>{safe}</p>
      <p>{todo}</p>
      {children}
    </Notice>
  );
}
