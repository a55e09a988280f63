import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { id as indonesian } from '../../shared/text/id.ts';
import { formats } from '../../shared/text/language.ts';
import { instantOf } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { useStation } from '../state/session.ts';

interface PaperProps {
  readonly title: string;
  /** Marked across the sheet: this number was printed before. */
  readonly duplicate?: boolean;
  readonly children: ReactNode;
}

/** A sheet that exists only for the printer, always in Indonesian: letterhead, title, body, foot. */
export function Paper({ title, duplicate = false, children }: PaperProps) {
  const t = indonesian.custody.paper;
  const station = useStation();
  return createPortal(
    <article className="paper" lang="id" aria-hidden="true">
      <header className="paper-head">
        <p className="paper-agency">{t.letterhead}</p>
        <p>{t.place}</p>
      </header>
      {duplicate && <p className="paper-duplicate">{t.duplicate}</p>}
      {station?.mode === 'practice' && <p className="paper-duplicate">{indonesian.frame.practice}</p>}
      <h1>{title}</h1>
      {children}
      <footer className="paper-foot">
        {t.madeBy} · {station?.station?.id} · {formats.id.moment(instantOf(stationNow()))}
      </footer>
    </article>,
    document.body,
  );
}

/** Named lines of a paper; an empty value is a dotted line to be filled in by hand. */
export function PaperLines({ lines }: { readonly lines: readonly (readonly [string, string])[] }) {
  return (
    <table className="paper-lines">
      <tbody>
        {lines.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value === '' ? <span className="paper-blank" /> : value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Places to sign, side by side; a known name stands under its line. */
export function PaperSignatures({ people }: { readonly people: readonly (readonly [string, string])[] }) {
  return (
    <div className="paper-signatures">
      {people.map(([role, name]) => (
        <div key={role}>
          <p>{role}</p>
          <p className="paper-signature">{name}</p>
        </div>
      ))}
    </div>
  );
}
