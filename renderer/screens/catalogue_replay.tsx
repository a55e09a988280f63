import type { OutputOf } from '../../shared/contract/index.ts';
import type { Proposal } from '../../shared/contract/catalogue.ts';
import type { ActiveCatalogue } from '../../shared/domain/catalogue.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { ReplayCases, ReplayFiguresTable, ReplayPurposes } from './catalogue_report.tsx';

interface ReplayProps {
  readonly active: ActiveCatalogue;
  /** Null: it is in force, and its report is read only. */
  readonly proposal: Proposal | null;
}

/** The replay of one catalogue: run while it is proposed, read afterwards. */
export function CatalogueReplay({ active, proposal }: ReplayProps) {
  const t = useText();
  const may = useMay();
  const words = t.catalogue.replay;
  const reading = useCall('catalogue.report', { sha256: active.sha256 });
  const replay = useCommand('catalogue.replay');
  const report = reading.value ?? null;
  const progress = proposal?.replaying ?? null;
  const running = replay.busy || progress !== null;
  return (
    <div className="stack-wide">
      <div className="stack">
        <p className="soft">{words.lead}</p>
        {proposal !== null && may('catalogue.replay') && (
          <div className="row">
            <Button
              kind={proposal.replayedAt === null ? 'primary' : 'plain'}
              busy={running}
              onClick={() => void replay.run({ sha256: active.sha256 })}
            >
              {running
                ? progress === null
                  ? words.starting
                  : words.running(progress)
                : report === null
                  ? words.go
                  : words.again}
            </Button>
            {progress !== null && (
              <progress aria-label={words.go} className="catalogue-progress" max={progress.of} value={progress.done} />
            )}
          </div>
        )}
        <FailureNotice failure={replay.failure ?? reading.failure} />
      </div>
      {report === null && reading.value === null && !running && (
        <div>
          <p className="lead">{words.none}</p>
          <p className="soft">{words.noneLead}</p>
        </div>
      )}
      {report !== null && <Report report={report} outdated={proposal !== null && proposal.replayedAt === null} />}
    </div>
  );
}

type Stored = NonNullable<OutputOf<'catalogue.report'>>;

function Report({ report, outdated }: { readonly report: Stored; readonly outdated: boolean }) {
  const t = useText();
  const format = useFormat();
  const words = t.catalogue.replay;
  const { reference, station, second } = report;
  return (
    <>
      <div className="stack-tight">
        <p className="field-label">
          {words.between({ before: reference.before.version, after: reference.after.version })}
        </p>
        <p className="soft">{words.by({ name: report.by, moment: format.moment(report.at) })}</p>
        {outdated && <Notice tone="attention" what={words.outdated} />}
      </div>
      <section className="stack">
        <h2>{words.station}</h2>
        <p className="soft">{station.cases === 0 ? words.stationNone : words.stationLead({ count: station.cases })}</p>
        {station.cases > 0 && (
          <>
            <ReplayCases report={station} />
            <ReplayPurposes report={station} />
          </>
        )}
      </section>
      <section className="stack">
        <h2>{words.reference}</h2>
        <p className="soft">{words.referenceLead({ count: reference.cases })}</p>
        <ReplayFiguresTable report={reference} />
        <ReplayCases report={reference} />
        <ReplayPurposes report={reference} />
      </section>
      {second !== null && (
        <section className="stack">
          <h2>{words.second}</h2>
          <p className="soft">{words.secondLead({ count: second.cases })}</p>
          <ReplayCases report={second} />
        </section>
      )}
    </>
  );
}
