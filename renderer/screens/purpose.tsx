import { useState } from 'react';
import { useLocation } from 'wouter';
import type { BoardingInput, PassportInput, ScanReading } from '../../shared/contract/screening.ts';
import type { Purpose } from '../../shared/domain/catalogue_entries.ts';
import type { SelectionReason } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { elapsed } from '../clock.ts';
import { screeningPath } from '../routes.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useCommand } from '../state/calls.ts';
import { effortOf, forgetEffort, moveEffort } from '../state/effort.ts';
import { noteCleared, noteOpened } from '../state/scan.ts';
import { useLabel, useText } from '../state/ui.ts';
import { PurposeTiles } from './purpose_tiles.tsx';
import { StartOver } from './start_over.tsx';
import { WhyChoices } from './why_choices.tsx';

interface PurposeStepProps {
  readonly papers: { readonly passport: PassportInput; readonly boarding: BoardingInput };
  readonly reading: ScanReading;
}

/** One touch on the purpose: clear at once, or clarify and say why this person. */
export function PurposeStep({ papers, reading }: PurposeStepProps) {
  const t = useText();
  const catalogue = useCatalogue();
  const clear = useCommand('screening.fastClear');
  const [asked, setAsked] = useState<Purpose | null>(null);
  const clearAs = async (purpose: string) => {
    const answer = await clear.run({ ...papers, purpose, effort: effortOf('new', elapsed()) });
    if (!answer.ok) return;
    forgetEffort('new', elapsed());
    noteCleared({ ...answer.value, ...papers, purpose, name: reading.document.displayName });
  };
  if (catalogue.index === null) {
    return (
      <FailureNotice failure={catalogue.failure}>
        <Button onClick={catalogue.again}>{t.frame.tryAgain}</Button>
        <StartOver />
      </FailureNotice>
    );
  }
  if (asked !== null) return <WhyThisPerson papers={papers} purpose={asked} onBack={() => setAsked(null)} />;
  return (
    <section className="stack" aria-busy={clear.busy}>
      <FailureNotice failure={clear.failure} />
      {reading.fastClear && <SameAgain reading={reading} onClear={(purpose) => void clearAs(purpose)} />}
      <div className="row row-spread">
        <h2 className="question">{t.journey.purpose.title}</h2>
        <StartOver />
      </div>
      {!reading.fastClear && <p className="soft">{t.journey.purpose.onlyClarify}</p>}
      <PurposeTiles
        purposes={catalogue.index.catalogue.purposes}
        onClear={reading.fastClear ? (purpose) => void clearAs(purpose.code) : null}
        onClarify={setAsked}
      />
    </section>
  );
}

function SameAgain({
  reading,
  onClear,
}: {
  readonly reading: ScanReading;
  readonly onClear: (purpose: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const { index } = useCatalogue();
  const entry = reading.seenBefore.filter(({ sameAgain }) => sameAgain).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  const purpose = index?.purposes.get(entry?.purpose ?? '');
  if (purpose === undefined) return null;
  return (
    <Choices label={t.journey.scan.sameAgain}>
      <Choice
        size="decision"
        hotkey="0"
        label={t.journey.scan.sameAgain}
        detail={t.journey.scan.sameAgainNote({ purpose: label(purpose.label) })}
        onChoose={() => onClear(purpose.code)}
      />
    </Choices>
  );
}

interface WhyProps {
  readonly papers: { readonly passport: PassportInput; readonly boarding: BoardingInput };
  readonly purpose: Purpose;
  readonly onBack: () => void;
}

/** Without a reason of selection nobody could later see whether selection is fair; so it costs one touch, not a form. */
function WhyThisPerson({ papers, purpose, onBack }: WhyProps) {
  const t = useText();
  const label = useLabel();
  const [, go] = useLocation();
  const open = useCommand('screening.open');
  const begin = async (selection: SelectionReason) => {
    const answer = await open.run({ ...papers, selection, purpose: purpose.code });
    if (!answer.ok) return;
    moveEffort('new', answer.value.screeningId);
    noteOpened(papers);
    go(screeningPath(answer.value.screeningId));
  };
  return (
    <section className="stack" aria-busy={open.busy}>
      <p className="eyebrow">{label(purpose.label)}</p>
      <div className="stack-tight">
        <h2 className="question">{t.journey.purpose.whyTitle}</h2>
        <p className="soft">{t.journey.purpose.whyNote}</p>
      </div>
      <FailureNotice failure={open.failure} />
      <WhyChoices busy={open.busy} onChoose={(reason) => void begin(reason)} />
      <div className="row">
        <Button kind="quiet" hotkey="Escape" onClick={onBack}>
          {t.journey.purpose.change}
        </Button>
        <StartOver />
      </div>
    </section>
  );
}
