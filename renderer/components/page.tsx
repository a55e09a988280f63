import type { ReactNode } from 'react';
import { useNow } from '../clock.ts';
import { instantOf } from '../../shared/time.ts';
import { useStation } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { LanguageAndTheme } from './header.tsx';
import { Mark, Woven } from './mark.tsx';

interface PageProps {
  readonly children: ReactNode;
  readonly calm?: boolean;
  /** Acts of this page beside language and light. */
  readonly acts?: ReactNode;
}

/** A screen without work on it: first run, sign-in, lock, and what can go wrong before. */
export function Page({ children, calm = false, acts }: PageProps) {
  const t = useText();
  const format = useFormat();
  const station = useStation();
  const now = instantOf(useNow());
  return (
    <div className="page">
      <header className="page-head">
        <span className="head-mark">
          <Mark size={40} />
          <span>
            <span className="head-name">{t.frame.appName}</span>
            <span className="head-station">{station?.station?.name ?? t.frame.tagline}</span>
          </span>
        </span>
        {station?.mode === 'practice' && <span className="practice-pill">{t.frame.practice}</span>}
        {!calm && (
          <>
            <span className="page-clock">
              {format.clock(now)} <span className="soft">{t.frame.wib}</span>
            </span>
            <span className="head-acts">
              {acts}
              <LanguageAndTheme />
            </span>
          </>
        )}
      </header>
      <main className="page-body">{children}</main>
      <Woven />
    </div>
  );
}
