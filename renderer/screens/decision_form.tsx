import type { ReactNode } from 'react';
import { adverseKinds, decisionFault, departs, type DecisionFault } from '../../shared/domain/decision.ts';
import type { DecisionKind } from '../../shared/domain/words.ts';
import { instantOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { stationNow } from '../clock.ts';
import { changeDraft, factsShown, latestAssessment, proposalOf, type DecisionDraft } from '../state/decision_draft.ts';
import { useCutOff } from '../state/kept.ts';
import { useOfficer } from '../state/session.ts';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';
import { EvidencePart, GroundPart } from './decision_basis.tsx';
import type { DecisionWork } from './decision_part.tsx';
import {
  CausePart,
  MilderPart,
  OwnWordsPart,
  ReadAloudPart,
  ReturnPassport,
  StatementPart,
  ToldPart,
} from './decision_fairness.tsx';
import { DepartPart, ReasonPart } from './decision_words.tsx';
import { TakenStatements } from './statements.tsx';
import { usePropose } from './use_propose.ts';
import { Waits } from './waits.tsx';

const restricts = (kind: DecisionKind) => kind === 'postponed' || kind === 'postponedPassportHeld';

interface DecisionFormProps {
  readonly work: Work;
  readonly draft: DecisionDraft;
  readonly onBack: () => void;
  readonly onRecorded: () => void;
}

/** What an adverse or departing decision needs, top to bottom; what is still missing is said before the application has to. */
export function DecisionForm({ work, draft, onBack, onRecorded }: DecisionFormProps) {
  const t = useText();
  const role = useOfficer()?.role ?? 'bp3mi';
  const propose = usePropose(work);
  const { kind } = draft;
  const now = instantOf(stationNow());
  const facts = factsShown({ view: work.view, answers: work.answers, index: work.index, role, now });
  const fault = decisionFault(proposalOf(draft, []), facts);
  const recommendation = latestAssessment(work.view)?.result.recommendation ?? null;
  const parts: DecisionWork = {
    work,
    draft,
    change: (change) => changeDraft(work.view.id, { kind, ...change }),
  };
  const taken = <TakenStatements screeningId={work.view.id} {...parts} />;
  const adverse = adverseKinds.includes(kind);
  const own = kind === 'advised' || kind === 'selfWithdrawn';
  const record = async () => {
    if (await propose.run(draft)) onRecorded();
  };
  return (
    <section className="decision-form" aria-busy={propose.busy}>
      <header className="stack-tight">
        <p className="eyebrow">{t.decision.title}</p>
        <h2 className="form-title">{t.decision.kinds[kind]}</h2>
        <p className="soft">{t.decision.kindNotes[kind]}</p>
      </header>
      {kind === 'notCompleted' && <CausePart {...parts} />}
      {restricts(kind) && <GroundPart {...parts} today={facts.today} nationality={facts.nationality} />}
      {(restricts(kind) || kind === 'referred') && <EvidencePart {...parts} />}
      {adverse && <ReasonPart {...parts} />}
      {recommendation !== null && departs(kind, recommendation) && (
        <DepartPart {...parts} recommendation={recommendation} />
      )}
      {restricts(kind) && <MilderPart {...parts} />}
      {restricts(kind) && <ToldPart {...parts} />}
      {own && <ReadAloudPart {...parts} />}
      {restricts(kind) && <StatementPart {...parts}>{taken}</StatementPart>}
      {own && <OwnWordsPart {...parts}>{taken}</OwnWordsPart>}
      <FailureNotice failure={propose.failure} />
      <Waits />
      <DecisionFoot fault={fault} kind={kind} busy={propose.busy} onBack={onBack} onRecord={() => void record()}>
        {adverse && kind !== 'postponedPassportHeld' && <ReturnPassport {...parts} />}
      </DecisionFoot>
    </section>
  );
}

interface FootProps {
  readonly fault: DecisionFault | null;
  readonly kind: DecisionKind;
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onRecord: () => void;
  /** What the hand does right before the act. */
  readonly children: ReactNode;
}

/** The next thing that is missing; a touch on it leads there. The button stays live: the application has the last word. */
function DecisionFoot({ fault, kind, busy, onBack, onRecord, children }: FootProps) {
  const t = useText();
  const waits = useCutOff();
  const go = () => {
    const part = fault === null ? null : document.getElementById(partOf[fault]);
    part?.scrollIntoView({ block: 'center' });
    part?.focus();
  };
  const word =
    kind === 'postponedPassportHeld' ? t.decision.holdPropose : t.decision.record({ kind: t.decision.kinds[kind] });
  return (
    <div className="step-foot">
      <Button kind="quiet" hotkey="Escape" onClick={onBack}>
        {t.decision.back}
      </Button>
      <div className="step-foot-middle" role="status">
        {fault === null ? (
          <span>{waits ? t.kept.decisionWaits : t.decision.ready}</span>
        ) : (
          <button type="button" className="missing-next" onClick={go}>
            <span className="small soft">{waits ? t.kept.waitsMissing : t.decision.stillMissing}</span>
            <b>{t.decision.missing[fault]}</b>
          </button>
        )}
      </div>
      {children}
      <Button
        kind={fault === null && !waits ? 'primary' : 'plain'}
        size="decision"
        hotkey="Enter"
        busy={busy}
        disabled={waits}
        onClick={onRecord}
      >
        {word}
      </Button>
    </div>
  );
}

/** The part of the form where a fault is mended; what cannot be mended here leads to the top. */
const partOf: Readonly<Record<DecisionFault, string>> = {
  'ground-missing': 'decision-ground',
  'ground-unknown': 'decision-ground',
  'ground-not-in-force': 'decision-ground',
  'ground-foreigners-only': 'decision-ground',
  'ground-does-not-allow-hold': 'decision-ground',
  'papers-complete': 'decision-ground',
  'ground-needs-document': 'decision-evidence',
  'evidence-missing': 'decision-evidence',
  'evidence-not-recorded': 'decision-evidence',
  'support-score-or-observation-only': 'decision-evidence',
  'reason-too-short': 'decision-reason',
  'milder-steps-missing': 'decision-milder',
  'told-missing': 'decision-told',
  'statement-not-offered': 'decision-statement',
  'depart-line-missing': 'decision-depart',
  'return-passport-first': 'decision-passport',
  'read-aloud-missing': 'decision-aloud',
  'cause-missing': 'decision-cause',
  'own-words-missing': 'decision-own-words',
  'flight-gone': 'work',
  'not-your-power': 'work',
  'own-assessment-first': 'work',
  'mitigations-open': 'work',
};
