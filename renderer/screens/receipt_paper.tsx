import type { DecisionView } from '../../shared/contract/decision.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { formats } from '../../shared/text/language.ts';
import { instantOf, type Day } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import type { HoldDraft } from '../state/hold_draft.ts';
import type { Work } from '../state/answers.ts';
import { Paper, PaperLines, PaperSignatures } from './paper.tsx';

interface ReceiptPaperProps {
  readonly work: Work;
  readonly decision: DecisionView;
  readonly number: string;
  readonly hold: Pick<HoldDraft, 'condition' | 'seal' | 'place'>;
  readonly due: Day;
  readonly duplicate: boolean;
}

/** The receipt a traveller takes home instead of the passport (PP 31/2013 art. 29). */
export function ReceiptPaper({ work, decision, number, hold, due, duplicate }: ReceiptPaperProps) {
  const t = indonesian.custody.paper;
  const format = formats.id;
  const { document, flight } = work.view;
  const ground = work.index.catalogue.legal.grounds.find(({ code }) => code === decision.ground);
  const basis = ground === undefined ? '' : `${ground.label.id} (${ground.legalBasis})`;
  const day = (value: string | null) => (value === null ? '' : value.length === 10 ? format.day(value) : value);
  return (
    <Paper title={indonesian.custody.receipt.title} duplicate={duplicate}>
      <PaperLines
        lines={[
          [t.number, number],
          [t.officeNumber, ''],
        ]}
      />
      <p>{t.received}</p>
      <PaperLines
        lines={[
          [t.name, document?.displayName ?? ''],
          [t.documentNumber, document?.documentNumber ?? ''],
          [t.nationality, document?.nationality ?? ''],
          [t.birthDate, day(document?.birthDate ?? null)],
          [t.validUntil, day(document?.expiryDate ?? null)],
          [t.flight, flight ?? ''],
          [t.receivedAt, format.moment(instantOf(stationNow()))],
          [t.condition, hold.condition],
          [t.seal, hold.seal],
          [t.storedAt, hold.place],
        ]}
      />
      <PaperLines
        lines={[
          [t.legalBasis, `${basis}${decision.groundToBeConfirmed ? `, ${t.toBeConfirmed}` : ''}; ${t.lawWords}`],
          [t.reason, decision.reason ?? ''],
          [t.due, format.longDay(due)],
        ]}
      />
      <h2>{t.howBack}</h2>
      <p>{t.howBackText}</p>
      <h2>{t.objection}</h2>
      <p>{t.objectionText}</p>
      <PaperSignatures
        people={[
          [t.holder, document?.displayName ?? ''],
          [t.officer, decision.officer],
          [t.secondOfficer, decision.secondOfficer ?? ''],
          [t.witness, ''],
        ]}
      />
    </Paper>
  );
}
