import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ClassView, RunView } from '../../shared/contract/retention.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { useMay, useOfficer } from '../state/session.ts';
import { useFormat, useText, useUi } from '../state/ui.ts';
import { AdminLinks } from './admin_links.tsx';
import { PaperButton } from './paper_button.tsx';
import { RetentionErase } from './retention_erase.tsx';
import { RetentionPeriods } from './retention_periods.tsx';

const empty = {};
type Due = OutputOf<'retention.due'>;

/** How long what is kept, what is due, and what was erased: figures only. */
export function Retention({ back }: { readonly back: boolean }) {
  const words = useText().retention;
  const may = useMay();
  const reading = useCall('retention.due', empty, { every: 5_000 });
  const [erasing, setErasing] = useState<Due | null>(null);
  const found = reading.value;
  const waits = found !== undefined && found.due + found.officers.due > 0 && found.progress === null;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        {!back && <AdminLinks />}
        <ScreenHead title={words.title} lead={words.lead} back={back}>
          {waits && may('retention.erase') && (
            <Button kind="primary" onClick={() => setErasing(found)}>
              {words.erase({ count: found.due, officers: found.officers.due })}
            </Button>
          )}
        </ScreenHead>
        <FailureNotice failure={reading.failure} />
        {found !== undefined && (
          <>
            <State found={found} />
            {!found.decidedByAgencies && (
              <Notice what={words.provisional}>
                <p>{words.provisionalNote}</p>
              </Notice>
            )}
            <Classes found={found} />
            <KeptExports found={found} />
            <Runs runs={found.runs} />
            {may('retention.set') && <RetentionPeriods classes={found.classes} shortest={found.shortestDays} />}
          </>
        )}
        {erasing !== null && <RetentionErase due={erasing} onClose={() => setErasing(null)} />}
      </div>
    </Frame>
  );
}

function State({ found: { due, officers, progress } }: { readonly found: Due }) {
  const words = useText().retention;
  const may = useMay();
  if (progress !== null) return <p className="lead">{words.erasing(progress)}</p>;
  if (due + officers.due === 0) return <p className="lead">{words.nothingDue}</p>;
  return (
    <p className="lead">
      {words.due({ count: due, officers: officers.due })}{' '}
      {!may('retention.erase') && <span className="soft">{words.dueForHead}</span>}
    </p>
  );
}

function Classes({ found: { classes, officers } }: { readonly found: Due }) {
  const words = useText().retention;
  const format = useFormat();
  const longest = classes.find(({ code }) => code === 'protected');
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.table.kind}</th>
          <th scope="col" className="number">
            {words.table.days}
          </th>
          <th scope="col" className="number">
            {words.table.running}
          </th>
          <th scope="col" className="number">
            {words.table.due}
          </th>
          <th scope="col">{words.table.back}</th>
        </tr>
      </thead>
      <tbody>
        {classes.map((one) => (
          <tr key={one.code}>
            <td>
              <b>{words.classes[one.code]}</b>
              <Basis one={one} />
            </td>
            <td className="number">{words.days({ days: one.days })}</td>
            <td className="number">{format.number(one.figures.running)}</td>
            <td className="number">
              <Over count={one.figures.due} />
            </td>
            <td>
              <Back back={one.figures.back} />
            </td>
          </tr>
        ))}
        <tr>
          <td>
            <b>{words.officers.kind}</b>
            <details className="small">
              <summary className="soft">{words.basis}</summary>
              <p>{words.officers.basis}</p>
            </details>
          </td>
          <td className="number">{longest !== undefined && words.days({ days: longest.days })}</td>
          <td className="number">{format.number(officers.running)}</td>
          <td className="number">
            <Over count={officers.due} />
          </td>
          <td>
            {officers.named > 0 ? (
              words.officers.named({ count: officers.named })
            ) : (
              <span className="soft">{words.backNone}</span>
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Copies on their way to somebody: how many lie here, and loud where one could not be removed. */
function KeptExports({ found: { exports } }: { readonly found: Due }) {
  const words = useText().retention;
  return (
    <>
      <p className="soft">{words.exports({ count: exports.there })}</p>
      {exports.due > 0 && (
        <Notice tone="attention" what={words.exportsDue({ count: exports.due })}>
          <p>{words.exportsDueTodo}</p>
        </Notice>
      )}
    </>
  );
}

function Over({ count }: { readonly count: number }) {
  const format = useFormat();
  return count > 0 ? <b>{format.number(count)}</b> : format.number(0);
}

function Basis({ one }: { readonly one: ClassView }) {
  const words = useText().retention;
  const language = useUi((ui) => ui.language);
  return (
    <details className="small">
      <summary className="soft">{words.basis}</summary>
      <p>{one.basis[language]}</p>
      <p className="soft mono wrap-anywhere">{one.sources.join(' ')}</p>
    </details>
  );
}

const reasons = ['open', 'passport', 'objection', 'hold'] as const;

function Back({ back }: { readonly back: ClassView['figures']['back'] }) {
  const words = useText().retention;
  const there = reasons.filter((reason) => back[reason] > 0);
  if (there.length === 0) return <span className="soft">{words.backNone}</span>;
  return <>{there.map((reason) => words.back[reason]({ count: back[reason] })).join(', ')}</>;
}

function Runs({ runs }: { readonly runs: readonly RunView[] }) {
  const words = useText().retention;
  const format = useFormat();
  return (
    <section className="stack-tight">
      <h2>{words.runs}</h2>
      {runs.length === 0 ? (
        <p className="soft">{words.runsNone}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.run.when}</th>
              <th scope="col">{words.run.by}</th>
              <th scope="col" className="number">
                {words.run.count}
              </th>
              <th scope="col">{words.run.paper}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>{format.moment(run.at)}</td>
                <td>{words.runBy(run)}</td>
                <td className="number">{words.runCount(run)}</td>
                <td>
                  <Certificate run={run} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The certificate is the shift head's: the technician belongs to no agency and has no letterhead. */
function Certificate({ run }: { readonly run: RunView }) {
  const words = useText().retention;
  const agency = useOfficer()?.agency ?? null;
  if (!run.finished) return <span className="soft">{words.runBroken}</span>;
  if (agency === null) return <span className="soft">{words.certificateByHead}</span>;
  return <PaperButton kind="destructionCertificate" subjectId={run.id} label={words.certificate} size="small" />;
}
