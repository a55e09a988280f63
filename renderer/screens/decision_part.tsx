import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DecisionDraft } from '../state/decision_draft.ts';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';

/** A decision on its way to the application, with what its form needs. */
export interface DecisionWork {
  readonly work: Work;
  readonly draft: DecisionDraft;
  readonly change: (change: Partial<DecisionDraft>) => void;
}

/** What the parts need that know nothing of the recorded facts: they serve a decision on paper as well. */
export type DecisionWords = Pick<DecisionWork, 'draft' | 'change'>;

interface PartProps {
  readonly id: string;
  readonly title: string;
  /** Done by what is filled in; a tick beside the title, in shape and word. */
  readonly done: boolean;
  readonly children: ReactNode;
  readonly note?: string;
}

/** One part of the form. */
export function Part({ id, title, done, note, children }: PartProps) {
  const t = useText();
  return (
    <section className="form-part" id={id} tabIndex={-1} aria-label={title}>
      <h2 className="form-part-title">
        <span className="form-part-mark" data-done={done} aria-hidden="true">
          {done && <IconCheck size={24} stroke={2.5} />}
        </span>
        {title}
        {done && <span className="unseen"> ({t.frame.stepDone})</span>}
      </h2>
      {note !== undefined && <p className="small soft">{note}</p>}
      {children}
    </section>
  );
}
