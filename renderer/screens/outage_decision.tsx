import type { OutageForm } from '../../shared/contract/outage.ts';
import { adverseKinds, inForce, kindsFor, restricts, shortestReason } from '../../shared/domain/decision.ts';
import { EvidenceBasis } from '../../shared/domain/words.ts';
import type { Day } from '../../shared/time.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useCatalogue } from '../state/catalogue.ts';
import { changeDecision, changeOutage, type OutageDraft } from '../state/outage.ts';
import { useOfficer } from '../state/session.ts';
import { useLabel, useText } from '../state/ui.ts';
import { CausePart, MilderPart, ReadAloudPart, ReturnPassport, StatementPart, ToldPart } from './decision_fairness.tsx';
import { Part } from './decision_part.tsx';

interface DecisionProps {
  readonly draft: OutageDraft;
  readonly form: OutageForm;
  readonly day: Day;
}

/** What was decided on paper; what the law asks of it is asked here as anywhere. */
export function DecisionOnPaper({ draft, form, day }: DecisionProps) {
  const t = useText();
  const role = useOfficer()?.agency ?? 'bp3mi';
  const { kind } = draft.decision;
  const kinds = kindsFor(role).filter((one) => restricts(one) === (form.kind === 'postponement'));
  const words = { draft: draft.decision, change: changeDecision };
  const adverse = adverseKinds.includes(kind);
  return (
    <>
      <Choices label={t.decision.title} width={200}>
        {kinds.map((one) => (
          <Choice
            key={one}
            size="decision"
            label={t.decision.kinds[one]}
            detail={t.decision.kindNotes[one]}
            selected={draft.chosen && kind === one}
            onChoose={() => {
              changeDecision({ kind: one });
              changeOutage({ chosen: true });
            }}
          />
        ))}
      </Choices>
      {draft.chosen && (
        <>
          {kind === 'notCompleted' && <CausePart {...words} />}
          {restricts(kind) && <GroundOnPaper draft={draft} day={day} />}
          {(restricts(kind) || kind === 'referred') && <BasisOnPaper draft={draft} />}
          {adverse && <ReasonOnPaper draft={draft} />}
          {restricts(kind) && (
            <>
              <MilderPart {...words} />
              <ToldPart {...words} />
              <StatementPart {...words} />
            </>
          )}
          {(kind === 'advised' || kind === 'selfWithdrawn') && <ReadAloudPart {...words} />}
          {adverse && kind !== 'postponedPassportHeld' && <ReturnPassport {...words} />}
        </>
      )}
    </>
  );
}

/** The closed list as it was in force that day. */
function GroundOnPaper({ draft: { decision }, day }: Pick<DecisionProps, 'draft' | 'day'>) {
  const t = useText();
  const label = useLabel();
  const { index } = useCatalogue();
  const held = decision.kind === 'postponedPassportHeld';
  const grounds = (index?.catalogue.legal.grounds ?? []).filter(
    (ground) => inForce(ground, day) && (!held || ground.allowsPassportHold),
  );
  return (
    <Part id="outage-ground" title={t.decision.ground} done={decision.ground !== null}>
      <Choices label={t.decision.ground} width={360}>
        {grounds.map((ground) => (
          <Choice
            key={ground.code}
            label={label(ground.label)}
            detail={ground.toBeConfirmed ? t.decision.groundToBeConfirmed : ground.legalBasis}
            selected={decision.ground === ground.code}
            onChoose={() => changeDecision({ ground: ground.code })}
          />
        ))}
      </Choices>
    </Part>
  );
}

/** What it rested on; a document is named, so that the traveller's next time begins with it. */
function BasisOnPaper({ draft }: { readonly draft: OutageDraft }) {
  const t = useText();
  const { basis } = draft;
  return (
    <Part
      id="outage-basis"
      title={t.outage.restsOn}
      note={t.outage.restsNote}
      done={basis !== null && (basis !== 'document' || draft.papers.length > 0)}
    >
      <Choices label={t.outage.restsOn} width={200}>
        {EvidenceBasis.options.map((one) => (
          <Choice
            key={one}
            label={t.outage.basis[one]}
            selected={basis === one}
            onChoose={() => changeOutage({ basis: one })}
          />
        ))}
      </Choices>
      {basis !== 'observation' && <PapersOnPaper draft={draft} />}
    </Part>
  );
}

const states = { missing: 'paperMissing', doubtful: 'paperDoubtful' } as const;

function PapersOnPaper({ draft: { purpose, papers, basis } }: { readonly draft: OutageDraft }) {
  const t = useText();
  const label = useLabel();
  const { index } = useCatalogue();
  const listed = index?.purposes.get(purpose)?.documents.filter(({ askedOf }) => askedOf === 'traveller') ?? [];
  const touch = (code: string) => {
    const before = papers.find((one) => one.code === code)?.status ?? null;
    const rest = papers.filter((one) => one.code !== code);
    if (before === 'doubtful') changeOutage({ papers: rest });
    else {
      // A paper that is named is what it rests on, unless the officer said otherwise.
      const status = before === null ? 'missing' : 'doubtful';
      changeOutage({ papers: [...rest, { code, status }], basis: basis ?? 'document' });
    }
  };
  return (
    <div className="stack-tight">
      <p className="small soft">{t.outage.papersNote}</p>
      <Choices label={t.outage.papers} width={240}>
        {listed.map(({ code }) => {
          const status = papers.find((one) => one.code === code)?.status ?? null;
          const document = index?.documents.get(code);
          return (
            <Choice
              key={code}
              label={document === undefined ? code : label(document.label)}
              {...(status === null ? {} : { detail: t.outage[states[status]] })}
              selected={status !== null}
              onChoose={() => touch(code)}
            />
          );
        })}
      </Choices>
    </div>
  );
}

function ReasonOnPaper({ draft: { decision } }: { readonly draft: OutageDraft }) {
  const t = useText();
  return (
    <Part id="outage-reason" title={t.decision.reason} done={decision.reason.trim().length >= shortestReason}>
      <Field
        label={t.decision.reasonLabel}
        value={decision.reason}
        onChange={(reason) => changeDecision({ reason, reasonOwn: true })}
        maxLength={2000}
        rows={3}
      />
    </Part>
  );
}
