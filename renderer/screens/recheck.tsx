import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import { RecheckOutcome } from '../../shared/domain/recheck.ts';
import { millis, type Instant } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useNow } from '../clock.ts';
import { screeningPath } from '../routes.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

const empty = {};
type Item = OutputOf<'recheck.list'>[number];
interface Chosen {
  readonly item: Item;
  readonly outcome: RecheckOutcome;
}

/** Documents that could not be checked at the counter, the oldest first. The list outlives a shift. */
export function RecheckScreen() {
  const t = useText();
  const label = useLabel();
  const { index } = useCatalogue();
  const list = useCall('recheck.list', empty);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const items = list.value ?? [];
  const paperOf = ({ code }: Item) => label(labelIn(index?.documents, code));
  return (
    <Frame>
      <section className="stack" aria-busy={list.waiting}>
        <ScreenHead title={t.talk.recheck.title} lead={t.talk.recheck.lead} />
        <FailureNotice failure={list.failure} />
        {!list.waiting && items.length === 0 && (
          <div className="empty">
            <p className="lead">{t.talk.recheck.none}</p>
            <p className="soft">{t.talk.recheck.noneNote}</p>
          </div>
        )}
        <ul>
          {items.map((item) => (
            <RecheckItem
              key={`${item.screeningId} ${item.code}`}
              item={item}
              paper={paperOf(item)}
              onChoose={(outcome) => setChosen({ item, outcome })}
            />
          ))}
        </ul>
      </section>
      {chosen !== null && <ResolveSheet chosen={chosen} paper={paperOf(chosen.item)} onClose={() => setChosen(null)} />}
    </Frame>
  );
}

const minute = 60_000;

/** How long something waits, in the largest fitting unit. */
function useSince(at: Instant): string {
  const t = useText();
  const { since } = t.talk.recheck;
  const minutes = Math.max(0, Math.floor((useNow() - millis(at)) / minute));
  if (minutes < 60) return since.minutes({ count: minutes });
  return minutes < 24 * 60
    ? since.hours({ count: Math.floor(minutes / 60) })
    : since.days({ count: Math.floor(minutes / 60 / 24) });
}

interface RecheckItemProps {
  readonly item: Item;
  readonly paper: string;
  readonly onChoose: (outcome: RecheckOutcome) => void;
}

function RecheckItem({ item, paper, onChoose }: RecheckItemProps) {
  const t = useText();
  const format = useFormat();
  const [, go] = useLocation();
  const since = useSince(item.since);
  const { recheck } = t.talk;
  const flight = item.flight ?? t.journey.scan.noBoardingPass;
  return (
    <li className="referral">
      <div className="referral-words">
        <p className="referral-flight">
          <b>{paper}</b>
        </p>
        <p>{item.name ?? recheck.nameErased}</p>
        <p className="small soft">
          {item.departsAt === null ? flight : `${flight} · ${format.moment(item.departsAt)}`}
        </p>
        <p className="small soft">
          {item.open ? recheck.stillOpen : recheck.decided} · {recheck.waiting.toLowerCase()} {since}
        </p>
      </div>
      <div className="referral-acts">
        <Button kind="quiet" onClick={() => go(screeningPath(item.screeningId))}>
          {recheck.look}
        </Button>
        {item.mine ? (
          RecheckOutcome.options.map((outcome) => (
            <Button key={outcome} size="decision" onClick={() => onChoose(outcome)}>
              {recheck.outcomes[outcome]}
            </Button>
          ))
        ) : (
          <p className="soft">{recheck.theirs}</p>
        )}
      </div>
    </li>
  );
}

interface ResolveSheetProps {
  readonly chosen: Chosen;
  readonly paper: string;
  readonly onClose: () => void;
}

/** Says first what the touch will do to the record, then records it. */
function ResolveSheet({ chosen, paper, onClose }: ResolveSheetProps) {
  const t = useText();
  const resolve = useCommand('recheck.resolve');
  const [note, setNote] = useState('');
  const { item, outcome } = chosen;
  const { recheck } = t.talk;
  const record = async () => {
    const { screeningId, code } = item;
    const answer = await resolve.run({ screeningId, code, outcome, note: note.trim() });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={`${recheck.outcomes[outcome]}: ${paper}`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void record();
        }}
      >
        <p className="lead">{item.name ?? recheck.nameErased}</p>
        <Notice what={item.open ? recheck.becomes[outcome] : recheck.beside} />
        <Field
          label={recheck.note}
          hint={recheck.noteHelp}
          value={note}
          onChange={setNote}
          maxLength={300}
          rows={3}
          autoFocus
        />
        <FailureNotice failure={resolve.failure} />
        <div className="row row-spread">
          <Button kind="quiet" onClick={onClose}>
            {t.frame.cancel}
          </Button>
          <Button kind="primary" size="decision" submit busy={resolve.busy}>
            {recheck.record}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
