import { useState } from 'react';
import type { PaperView } from '../../shared/contract/paper.ts';
import type { PaperKind } from '../../shared/domain/paper.ts';
import type { Work } from '../state/answers.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { PaperButton } from './paper_button.tsx';
import { PaperLines } from './papers.tsx';
import { PaperSheet } from './paper_sheet.tsx';

/** What can be made of any clarification; the rest stands where its act is. */
const ofCase: readonly PaperKind[] = ['clarificationSheet', 'travellerSheet'];
/** What follows when somebody does not travel on. */
const afterwards: readonly PaperKind[] = ['handoverMinutes', 'familyHandover', 'tppoReferral'];

/** The papers of a case: what was made, and what can be. */
export function RecordPapers({ work, reading = false }: { readonly work: Work; readonly reading?: boolean }) {
  const t = useText().paper;
  const may = useMay();
  const { view } = work;
  // Which papers there are tells what was decided.
  const asked = may('paper.list') && view.depth === 'clarification' && !view.withheld;
  const list = useCall('paper.list', { screeningId: view.id, subjectId: null }, { when: asked });
  const [open, setOpen] = useState<PaperView['id'] | null>(null);
  if (!asked || !may('paper.issue')) return null;
  const papers = list.value?.papers ?? [];
  const shown = papers.find(({ id }) => id === open);
  const last = view.decisions.findLast(({ state }) => state === 'confirmed');
  const stopped = last?.kind === 'postponed' || last?.kind === 'postponedPassportHeld';
  const kinds = stopped || last?.kind === 'selfWithdrawn' ? [...ofCase, ...afterwards] : ofCase;
  return (
    <section className="stack-tight">
      <h3 className="eyebrow">{t.ofCase}</h3>
      <PaperLines papers={papers} onOpen={setOpen} />
      {view.erased === null && !reading && (
        <div className="row">
          {stopped && <PaperButton kind="postponementNotice" subjectId={last.id} size="small" />}
          {kinds.map((kind) => (
            <PaperButton key={kind} kind={kind} subjectId={view.id} size="small" />
          ))}
          {view.tookPart && <PaperButton kind="conductProof" subjectId={view.id} size="small" />}
        </div>
      )}
      {shown !== undefined && <PaperSheet paper={shown} onClose={() => setOpen(null)} />}
    </section>
  );
}
