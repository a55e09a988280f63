import { useLocation } from 'wouter';
import type { ReviewCase } from '../../shared/contract/review.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { DecisionId, ScreeningId, type CustodyId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { paths } from '../routes.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useCall } from '../state/calls.ts';
import { useWork } from '../state/work.ts';
import { useFormat, useText } from '../state/ui.ts';
import { CustodyHistory } from './custody_history.tsx';
import { RecordPanel } from './record_panel.tsx';
import { Result } from './result.tsx';
import { ReviewDecision } from './review_decision.tsx';
import { BlindForm } from './review_blind.tsx';
import { ReviewVerdict } from './review_verdict.tsx';
import { useTop } from './use_top.ts';
import { useReviewTitle } from './review_list.tsx';
import { OutcomeLines } from './outcome_lines.tsx';

interface ReviewCaseProps {
  readonly screening: string;
  readonly decision: string;
}

/** A case on one page for its reviewer: what was recorded, and, once the reviewer has judged it, everything that followed. */
export function ReviewCaseScreen({ screening, decision }: ReviewCaseProps) {
  const screeningId = ScreeningId.safeParse(screening);
  const decisionId = DecisionId.safeParse(decision);
  if (!screeningId.success || !decisionId.success) return <Frame>{null}</Frame>;
  return <Read screeningId={screeningId.data} decisionId={decisionId.data} />;
}

function Read(asked: { readonly screeningId: ScreeningId; readonly decisionId: DecisionId }) {
  const t = useText();
  const reading = useCall('review.case', asked);
  const found = reading.value;
  const catalogue = useCatalogue(found?.record.catalogueSha256 ?? null);
  const failure = found === undefined ? reading.failure : catalogue.failure;
  if (found === undefined || catalogue.index === null) {
    return (
      <Frame>
        <div className="stack" aria-busy={failure === null}>
          <h1 className="unseen">{t.review.caseTitle}</h1>
          <FailureNotice failure={failure} />
        </div>
      </Frame>
    );
  }
  return <Case found={found} index={catalogue.index} />;
}

interface CaseProps {
  readonly found: ReviewCase;
  readonly index: CatalogueIndex;
}

function Case({ found, index }: CaseProps) {
  const t = useText();
  const [, go] = useLocation();
  const titleOf = useReviewTitle();
  const words = t.review;
  const { item, record } = found;
  const work = useWork(record, index);
  // Once it is judged the page is another one.
  useTop(item.blind ? 'blind' : 'judged');
  return (
    <Frame>
      <div className="stack-wide">
        <div className="screen-head">
          <div className="grow">
            <p className="eyebrow">{words.caseTitle}</p>
            <h1>{titleOf(item)}</h1>
            {item.causes.length > 0 && (
              <p className="soft">
                {words.why}: {item.causes.map((cause) => t.later.reviewCauses[cause]).join(', ')}
              </p>
            )}
          </div>
          <Button kind="quiet" hotkey="Escape" onClick={() => go(paths.reviews)}>
            {words.toQueue}
          </Button>
        </div>
        <div className="review-case">
          <section className="review-record">
            {record.sealed > 0 && <Notice what={words.sealed({ count: record.sealed })} />}
            <RecordPanel work={work} reading />
          </section>
          <div className="stack-wide">
            {item.blind ? <BlindForm item={item} /> : <ReviewVerdict found={found} />}
            {!item.blind && <Judged found={found} index={index} />}
          </div>
        </div>
        {!item.blind && <Events screeningId={item.screeningId} />}
      </div>
    </Frame>
  );
}

/** What was not shown before the reviewer judged: results with their catalogue, the passport's ledger, what became of it. */
function Judged({ found, index }: CaseProps) {
  const words = useText().review;
  const { item, record, custodyId } = found;
  const decision = record.decisions.find(({ id }) => id === item.decisionId);
  const versions = [...new Set(record.assessments.map(({ result }) => result.catalogue.version))];
  return (
    <>
      {decision !== undefined && <ReviewDecision decision={decision} index={index} />}
      {record.assessments.length > 0 && (
        <section className="stack">
          <h2>{words.result}</h2>
          {versions.map((version) => (
            <p key={version} className="small soft">
              {words.catalogue({ version })}
            </p>
          ))}
          {record.assessments.map((assessment) => (
            <Result key={assessment.stage} assessment={assessment} index={index} narrow />
          ))}
        </section>
      )}
      {custodyId !== null && <Custody custodyId={custodyId} />}
      <FollowUps screeningId={record.id} />
    </>
  );
}

function Custody({ custodyId }: { readonly custodyId: CustodyId }) {
  const words = useText().review;
  const moves = useCall('custody.history', { custodyId }).value?.moves;
  if (moves === undefined) return null;
  return (
    <section className="stack-tight">
      <h2>{words.custody}</h2>
      <CustodyHistory moves={moves} />
    </section>
  );
}

function FollowUps({ screeningId }: { readonly screeningId: ScreeningId }) {
  const t = useText();
  const found = useCall('handover.case', { screeningId }).value?.followUps ?? [];
  if (found.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t.review.followUps}</h2>
      <OutcomeLines found={found} />
    </section>
  );
}

function Events({ screeningId }: { readonly screeningId: ScreeningId }) {
  const t = useText();
  const format = useFormat();
  const words = t.review;
  const asked = { before: null, limit: 200, filter: { about: [screeningId] } };
  const events = useCall('audit.list', asked).value?.events ?? [];
  if (events.length === 0) return null;
  return (
    <details className="stack-tight">
      <summary className="summary">
        {words.events} ({format.number(events.length)})
      </summary>
      <p className="small soft">{words.eventsNote}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {words.eventNumber}
            </th>
            <th scope="col">{t.evidence.event.when}</th>
            <th scope="col">{t.evidence.event.about}</th>
            <th scope="col">{t.evidence.event.who}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ seq, at, kind, actor }) => (
            <tr key={seq}>
              <td className="number mono">{format.number(seq)}</td>
              <td className="nowrap">{format.moment(at)}</td>
              <td>{t.events[kind]}</td>
              <td className="nowrap">{actor ?? t.admin.audit.system}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
