import { useState } from 'react';
import type { ReviewItem } from '../../shared/contract/review.ts';
import { OwnAssessment } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

/** The reviewer's own judgement, before anything of the first one was sent to this page. */
export function BlindForm({ item }: { readonly item: ReviewItem }) {
  const t = useText();
  const words = t.review;
  const assess = useCommand('review.assess');
  const [own, setOwn] = useState<OwnAssessment | null>(null);
  const [knew, setKnew] = useState<boolean | null>(null);
  const [why, setWhy] = useState('');
  const ready = own !== null && knew !== null && why.trim().length >= 5;
  const record = () => {
    if (own !== null && knew !== null) void assess.run({ decisionId: item.decisionId, own, knew, why });
  };
  return (
    <section className="stack-wide" aria-busy={assess.busy}>
      <div className="stack">
        <h2 className="question">{words.blindTitle}</h2>
        <Notice what={words.blindLead} />
      </div>
      <Choices label={words.blindTitle} width={200}>
        {OwnAssessment.options.map((one) => (
          <Choice
            key={one}
            size="decision"
            label={t.journey.own.choice[one]}
            selected={own === one}
            onChoose={() => setOwn(one)}
          />
        ))}
      </Choices>
      <Field label={words.whyOwn} hint={words.whyOwnHint} value={why} onChange={setWhy} rows={3} maxLength={1000} />
      <div className="stack-tight">
        <p className="field-label">{words.knewAsk}</p>
        <Choices label={words.knewAsk} width={160}>
          <Choice label={words.knewNo} selected={knew === false} onChoose={() => setKnew(false)} />
          <Choice label={words.knewYes} selected={knew === true} onChoose={() => setKnew(true)} />
        </Choices>
        <p className="small soft">{words.knewNote}</p>
      </div>
      <FailureNotice failure={assess.failure} />
      <div className="row">
        <Button kind="primary" size="decision" busy={assess.busy} disabled={!ready} onClick={record}>
          {words.record}
        </Button>
        {!ready && <p className="small soft">{words.recordNeeds}</p>}
      </div>
    </section>
  );
}
