/** The closed lists whose codes stand in exports. What an agency may change is in its catalogue and not here. */
import { CustodyMoveKind, SeizingAuthority } from '../domain/custody.ts';
import { MilderStep, NotCompletedCause, ToldLanguage } from '../domain/decision.ts';
import { Outcome } from '../domain/follow_up.ts';
import { HandoverState, HandoverTo, PassportWith, PhoneWith } from '../domain/handover.ts';
import { PaperKind } from '../domain/paper.ts';
import { TppoOutput } from '../domain/tppo.ts';
import {
  AgencyCode,
  AttentionBand,
  DecisionKind,
  DocumentStatus,
  EvidenceBasis,
  IndicatorValue,
  OwnAssessment,
  PaperFinding,
  PaperTaken,
  Recommendation,
  SelectionReason,
} from '../domain/words.ts';

/** Every list by its name. */
export const codeLists = {
  agency: AgencyCode.options,
  depth: ['scan', 'clarification'],
  screeningState: ['open', 'decided', 'void'],
  selection: SelectionReason.options,
  sex: ['M', 'F', 'X'],
  answerKind: ['document', 'indicator', 'mitigation'],
  answerValue: [...new Set([...DocumentStatus.options, ...IndicatorValue.options])],
  basis: EvidenceBasis.options,
  stage: ['desk', 'second'],
  own: OwnAssessment.options,
  paperFinding: PaperFinding.options,
  tppoOutput: TppoOutput.options,
  band: AttentionBand.options,
  recommendation: Recommendation.options,
  decision: DecisionKind.options,
  decisionState: ['proposed', 'confirmed', 'void'],
  milderStep: MilderStep.options,
  toldIn: ToldLanguage.options,
  cause: NotCompletedCause.options,
  custodyMove: CustodyMoveKind.options,
  authority: SeizingAuthority.options,
  paperKind: PaperKind.options,
  paperTaken: PaperTaken.options,
  referralState: ['waiting', 'accepted', 'sentBack', 'lapsed'],
  handoverTo: HandoverTo.options,
  handoverState: HandoverState.options,
  passportWith: PassportWith.options,
  phoneWith: PhoneWith.options,
  outcome: Outcome.options,
} as const;

/** The name of a list. */
export type CodeListName = keyof typeof codeLists;
/** A code of a list. */
export type CodeOf<L extends CodeListName> = (typeof codeLists)[L][number];
