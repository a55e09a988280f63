import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Stage } from '../../shared/domain/catalogue_words.ts';
import { childFacts } from '../../shared/domain/checklist.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { documentAnswer, indicatorAnswer, indicatorOf, type Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';
import { cardsOf, firstOpen, openFacts, stagesOf, type Card, type FactPlace } from './cards.ts';
import { FactSearch } from './fact_search.tsx';
import { PrivateGate } from './private_gate.tsx';
import { QuestionCard } from './question_card.tsx';
import { StepFoot } from './step_foot.tsx';
import { useTop } from './use_top.ts';

interface StepProps {
  readonly work: Work;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** One question at a time, in its stage; every answer is stored with its touch. */
export function QuestionsStep({ work, onBack, onNext }: StepProps) {
  const t = useText();
  const [place, setPlace] = useState(() => firstOpen(work));
  const [alone, setAlone] = useState(false);
  const [searching, setSearching] = useState(false);
  const cards = cardsOf(work, place.stage);
  useTop(place.fact === null ? `${place.stage} ${place.card}` : null);
  const card = cards[Math.min(place.card, cards.length - 1)];
  // What is answered is passed over: the next card with something open, else the next stage, else the own assessment.
  const following = cards.findIndex((one, at) => at > place.card && !isDone(work, one));
  // Cards behind the private gate are not passed over unseen: from there the way on leads past the stage.
  const gated = place.stage === 'private' && !alone;
  const last = gated || following < 0;
  const onward = last ? nextStage(work, place.stage) : null;
  const forward = () => {
    if (!last) setPlace({ ...place, card: following, fact: null });
    else if (onward === null) onNext();
    else setPlace(onward);
  };
  const back = () => (place.card > 0 ? setPlace({ ...place, card: place.card - 1, fact: null }) : onBack());
  if (searching) {
    return (
      <FactSearch
        work={work}
        // What belongs to the private talk is on no open screen, not even by its name.
        stages={stagesOf(work).filter((stage) => stage !== 'private' || (alone && place.stage === 'private'))}
        onFound={(found) => {
          setPlace(found);
          setSearching(false);
        }}
        onClose={() => setSearching(false)}
      />
    );
  }
  return (
    <section className="stack">
      <Stages
        work={work}
        current={place.stage}
        onChoose={(stage) => setPlace({ stage, card: 0, fact: null })}
        onSearch={() => setSearching(true)}
      />
      {work.list?.minor === true && !saysChild(work, card) && (
        <Notice tone="attention" what={t.journey.questions.minorNote} />
      )}
      {gated ? (
        <PrivateGate work={work} onAlone={() => setAlone(true)} />
      ) : (
        <OpenCard work={work} place={place} cards={cards} onLeave={() => setAlone(false)} onPapers={onBack} />
      )}
      <StepFoot
        onBack={back}
        onNext={forward}
        next={last ? onwardName(t, onward?.stage ?? null) : t.journey.questions.next}
        ready={!gated && (card === undefined || isDone(work, card))}
      >
        {!gated && card !== undefined && <NoneOfThese work={work} card={card} onDone={forward} />}
        <RestNotAsked work={work} onDone={onNext} />
      </StepFoot>
    </section>
  );
}

interface OpenCardProps {
  readonly work: Work;
  readonly place: FactPlace;
  readonly cards: readonly Card[];
  readonly onLeave: () => void;
  /** Back to the documents. */
  readonly onPapers: () => void;
}

/** The card of the moment; in the private talk with the way out of it. */
function OpenCard({ work, place, cards, onLeave, onPapers }: OpenCardProps) {
  const t = useText();
  const card = cards[Math.min(place.card, cards.length - 1)];
  return (
    <>
      {place.stage === 'private' && <PrivateBand work={work} onLeave={onLeave} />}
      {card === undefined ? (
        <p className="soft">{t.journey.questions.none}</p>
      ) : (
        <QuestionCard
          key={`${card.key} ${place.fact ?? ''}`}
          work={work}
          card={card}
          position={t.journey.questions.of({ position: place.card + 1, count: cards.length })}
          sought={place.fact}
          below={(code) => isChildTick(work, code) && <ChildPapers work={work} onPapers={onPapers} />}
          opening={place.stage === 'firstLook' && card === cards.find(({ kind }) => kind === 'question')}
        />
      )}
    </>
  );
}

/** This fact, just ticked, makes the traveller a child. */
const isChildTick = (work: Work, code: string): boolean =>
  childFacts(work.index.catalogue).includes(code) && indicatorAnswer(work, code)?.value === 'present';

/** The card says itself, at the fact that was ticked, what follows from it: a word above would push the rows away under the finger. */
const saysChild = (work: Work, card: Card | undefined): boolean =>
  card?.indicators.some(({ code }) => isChildTick(work, code)) === true;

/** What being a child brings: how to talk, and papers in a step that is already behind. */
function ChildPapers({ work, onPapers }: { readonly work: Work; readonly onPapers: () => void }) {
  const t = useText();
  const own = new Set(work.index.catalogue.minor.documents.map(({ code }) => code));
  const papers = (work.list?.documents ?? []).filter(({ code }) => own.has(code));
  const open = papers.filter(({ code }) => documentAnswer(work, code) === 'notChecked').length;
  return (
    <Notice tone="attention" what={t.journey.questions.minorNote}>
      {open > 0 && <p>{t.journey.questions.minorPapers({ count: open })}</p>}
      {open > 0 && (
        <div className="row">
          <Button size="small" onClick={onPapers}>
            {t.journey.questions.minorPapersGo}
          </Button>
        </div>
      )}
    </Notice>
  );
}

const onwardName = ({ journey }: ReturnType<typeof useText>, stage: Stage | null): string =>
  stage === null ? journey.questions.toOwn : journey.questions.stage[stage];

interface EndProps {
  readonly work: Work;
  readonly onDone: () => void;
}

/** One touch for a card on which nothing, or nothing more, is true. */
function NoneOfThese({ work, card, onDone }: EndProps & { readonly card: Card }) {
  const t = useText();
  const pending = openOn(work, card);
  if (pending.length === 0 || card.indicators.length < 2) return null;
  const end = () => {
    work.give(pending.map((indicator) => indicatorOf(indicator, 'absent')));
    onDone();
  };
  return (
    <Button hotkey="0" onClick={end}>
      {pending.length < card.indicators.length ? t.journey.questions.othersAbsent : t.journey.questions.allAbsent}
    </Button>
  );
}

/** One touch ends the questions: what was not asked says so. */
function RestNotAsked({ work, onDone }: EndProps) {
  const t = useText();
  const open = openFacts(work);
  if (open.length === 0) return null;
  const end = () => {
    work.give(open.map((indicator) => indicatorOf(indicator, 'notAsked')));
    onDone();
  };
  return (
    <Button onClick={end} title={t.journey.questions.restNote({ count: open.length })}>
      {t.journey.questions.rest}
    </Button>
  );
}

/** Facts of a card without an answer. */
const openOn = (work: Work, card: Card | undefined) =>
  (card?.indicators ?? []).filter(({ code }) => indicatorAnswer(work, code) === null);

const isDone = (work: Work, card: Card): boolean => openOn(work, card).length === 0;

/** Where the answers so far lead on to, at its first open card; null: to the own assessment. */
function nextStage(work: Work, stage: Stage): FactPlace | null {
  const stages = stagesOf(work);
  const reach = stages.indexOf(work.list?.suggested ?? 'firstLook');
  for (const [at, after] of stages.entries()) {
    if (at <= stages.indexOf(stage) || at > reach) continue;
    const card = cardsOf(work, after).findIndex((one) => !isDone(work, one));
    if (card >= 0) return { stage: after, card, fact: null };
  }
  return null;
}

interface StagesProps {
  readonly work: Work;
  readonly current: Stage;
  readonly onChoose: (stage: Stage) => void;
  readonly onSearch: () => void;
}

/** The stages, each with how much of it is answered; the in-depth ones may be left out. */
function Stages({ work, current, onChoose, onSearch }: StagesProps) {
  const t = useText();
  return (
    <nav className="stages" aria-label={t.journey.step.questions}>
      {stagesOf(work).map((stage) => {
        const facts = cardsOf(work, stage).flatMap(({ indicators }) => indicators);
        const done = facts.filter(({ code }) => indicatorAnswer(work, code) !== null).length;
        return (
          <button
            key={stage}
            type="button"
            className="stage"
            aria-current={stage === current ? 'step' : undefined}
            onClick={() => onChoose(stage)}
          >
            {stage === 'private' && <IconLock size={18} stroke={2} aria-hidden="true" />}
            {t.journey.questions.stage[stage]}
            <span className="small soft">{`${done}/${facts.length}`}</span>
          </button>
        );
      })}
      <span className="grow" />
      <Button kind="quiet" size="small" hotkey="/" onClick={onSearch}>
        {t.journey.questions.search}
      </Button>
    </nav>
  );
}

function PrivateBand({ work, onLeave }: { readonly work: Work; readonly onLeave: () => void }) {
  const t = useText();
  const { value, line } = work.view.talk.private;
  return (
    <div className="private-band" role="status" data-stays>
      <IconLock size={22} stroke={2} aria-hidden="true" />
      <p className="grow">
        <b>{t.journey.questions.privateOpen}</b> · {work.view.document?.displayName}{' '}
        <span className="small">
          {value === 'paper' ? t.talk.paperBand({ number: line ?? '' }) : t.journey.questions.privateMayDecline}
        </span>
      </p>
      <Button size="small" onClick={onLeave}>
        {t.journey.questions.privateLeave}
      </Button>
    </div>
  );
}
