import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ScreeningView } from '../../shared/contract/screening.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { dayOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { paths } from '../routes.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useCall } from '../state/calls.ts';
import { latestAssessment } from '../state/decision_draft.ts';
import { useMay, useOfficer } from '../state/session.ts';
import type { Work } from '../state/answers.ts';
import { useWork } from '../state/work.ts';
import { useFormat, useText, useUi } from '../state/ui.ts';
import { Closed } from './closed.tsx';
import { ElsewhereBar } from './elsewhere_bar.tsx';
import { AnswerFaultBar } from './answer_fault.tsx';
import { GateWarning } from './gate_warning.tsx';
import { Hold } from './hold.tsx';
import { LateBoarding, TypeLatePass, useLatePass } from './late_boarding.tsx';
import { Overtaken } from './overtaken.tsx';
import { RecordPanel } from './record_panel.tsx';
import { ReferralState, SentBack } from './referral_state.tsx';
import { Result } from './result.tsx';
import { ScreeningSteps } from './screening_steps.tsx';
import { forcedBy, resumeAt, type Forced, type Step } from './screening_step.ts';
import { SecondOfficer } from './second_officer.tsx';
import { ShowTraveller } from './traveller_show.tsx';

/** One traveller from purpose to decision. */
export function ScreeningScreen({ id }: { readonly id: string }) {
  const t = useText();
  const [, go] = useLocation();
  const reading = useCall('screening.get', { screeningId: id });
  const view = reading.value;
  const catalogue = useCatalogue(view?.catalogueSha256 ?? null);
  const failure = view === undefined ? reading.failure : catalogue.failure;
  if (view === undefined || catalogue.index === null) {
    return (
      <Frame>
        <div className="stack" aria-busy={failure === null}>
          <h1 className="unseen">{t.journey.record.traveller}</h1>
          <FailureNotice failure={failure}>
            <div className="row">
              <Button onClick={() => go(paths.scan)}>{t.journey.closed.backToScan}</Button>
            </div>
          </FailureNotice>
        </div>
      </Frame>
    );
  }
  return <OpenScreening key={`${view.id} ${view.purpose === null}`} view={view} index={catalogue.index} />;
}

function OpenScreening({ view, index }: { readonly view: ScreeningView; readonly index: CatalogueIndex }) {
  const t = useText();
  const work = useWork(view, index);
  const immigration = useOfficer()?.agency === 'immigration';
  const [chosen, setStep] = useState<Step>(() => resumeAt(work));
  const forced = forcedBy(view, immigration);
  const ended = forced === 'closed' || forced === 'referral';
  const pass = useLatePass(view);
  // A second assessment falls due while the screen is open (the referral was just accepted): begin with its questions.
  const step = view.ownAssessmentDue !== null && (chosen === 'result' || chosen === 'decision') ? 'questions' : chosen;
  const assessment = latestAssessment(view);
  const beside = assessment !== null && step !== 'result' && view.ownAssessmentDue === null;
  return (
    <Frame
      top={
        <>
          {pass === null || ended ? <ElsewhereBar done={ended} /> : <LateBoarding view={view} pass={pass} />}
          <TravellerLine view={view} ended={ended} />
        </>
      }
      flightId={view.flightId}
      rightName={beside ? t.result.title : t.frame.record}
      right={
        <div className="stack-wide">
          {beside && <Result assessment={assessment} index={index} narrow />}
          <RecordPanel work={work} />
        </div>
      }
    >
      <div className="stack">
        <Erased view={view} />
        <GateWarning flightId={view.flightId} decided={view.state !== 'open'} />
        <AnswerFaultBar work={work} />
        {forced !== null && <Overtaken work={work} />}
        {view.withheld ? <Withheld /> : <Centre work={work} forced={forced} step={step} onStep={setStep} />}
      </div>
    </Frame>
  );
}

interface CentreProps {
  readonly work: Work;
  readonly forced: Forced | null;
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}

/** What the officer does now: what the record demands, else the step chosen. */
function Centre({ work, forced, step, onStep }: CentreProps) {
  const may = useMay();
  const { referral, decisions } = work.view;
  const last = decisions.findLast(({ state }) => state !== 'void');
  if (forced === 'closed') return <Closed work={work} />;
  if (forced === 'second' && last !== undefined) {
    return <SecondOfficer work={work} decision={last} onStep={onStep} />;
  }
  if (forced === 'hold' && last !== undefined) return <Hold work={work} decision={last} />;
  if (forced === 'referral' && referral !== null) return <ReferralState referral={referral} />;
  if (!may('screening.answer')) return <Watching view={work.view} />;
  return (
    <>
      {referral?.state === 'sentBack' && <SentBack referral={referral} />}
      <ScreeningSteps work={work} step={step} onStep={onStep} />
    </>
  );
}

/** A shift head reads an open clarification and answers nothing in it: whose it is, and how it goes on. */
function Watching({ view: { officer, openedAt } }: { readonly view: ScreeningView }) {
  const t = useText();
  const format = useFormat();
  const setOfficerOpen = useUi((ui) => ui.setOfficerOpen);
  const words = t.review.watching;
  return (
    <Notice tone="attention" what={words.what({ officer, clock: format.clock(openedAt) })}>
      <p>{words.todo}</p>
      <div className="row">
        <Button onClick={() => setOfficerOpen(true)}>{t.frame.switchOfficer}</Button>
      </div>
    </Notice>
  );
}

/** A shift head has yet to judge this case: nothing of how it was judged was sent. */
function Withheld() {
  const words = useText().review;
  const [, go] = useLocation();
  return (
    <Notice tone="attention" what={words.withheld}>
      <p>{words.withheldNote}</p>
      <div className="row">
        <Button onClick={() => go(paths.reviews)}>{words.title}</Button>
      </div>
    </Notice>
  );
}

/** Said plainly where the period is over and names and words are gone. */
function Erased({ view: { erased } }: { readonly view: ScreeningView }) {
  const words = useText().retention;
  const format = useFormat();
  if (erased === null) return null;
  return (
    <Notice what={words.erasedCase({ when: format.plainDay(dayOf(erased.at)) })}>
      <p>{words.erasedNote}</p>
    </Notice>
  );
}

/** Who this is about, always at the top of the centre, whole. */
function TravellerLine({ view, ended }: { readonly view: ScreeningView; readonly ended: boolean }) {
  const t = useText();
  return (
    <header className="traveller-line">
      <h1>{view.erased === null ? view.document?.displayName : t.retention.erasedName}</h1>
      <span className="soft">
        {view.flight ?? t.journey.scan.noBoardingPass}
        {!view.mine && ` · ${t.frame.ofOfficer({ name: view.officer })}`}
      </span>
      <div className="traveller-actions">
        {!ended && <TypeLatePass view={view} />}
        {view.state === 'open' && <ShowTraveller screeningId={view.id} />}
      </div>
    </header>
  );
}
