import { useState } from 'react';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { Steps } from '../components/steps.tsx';
import { useCommand } from '../state/calls.ts';
import { useStation } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { FirstRunCheck } from './first_run_check.tsx';
import { emptyDraft, type StationDraft } from './first_run_draft.ts';
import { FirstRunJoin } from './first_run_join.tsx';
import { FirstRunPerson } from './first_run_person.tsx';
import { FirstRunStation } from './first_run_station.tsx';

/** Creates the station and its first two people. One question at a time; nothing is stored before the last touch. */
export function FirstRun() {
  const t = useText();
  // Who comes from the sign-in page to practice has chosen already what it is for.
  const practice = useStation()?.mode === 'practice';
  const [step, setStep] = useState(practice ? 1 : 0);
  const enter = useCommand('station.enter');
  const [draft, setDraft] = useState<StationDraft>(emptyDraft);
  const on = () => setStep((now) => now + 1);
  const back = () => {
    if (practice && step === 1) void enter.run({ mode: 'live' });
    setStep((now) => Math.max(0, now - 1));
  };
  const [joining, setJoining] = useState(false);
  const change = (part: Partial<StationDraft>) => setDraft((now) => ({ ...now, ...part }));
  const shared = { draft, onChange: change, onNext: on, onBack: back };
  if (joining) return <FirstRunJoin onBack={() => setJoining(false)} />;
  return (
    <Page>
      <div className="page-narrow stack-wide">
        <Steps names={t.shift.first.steps} current={step} />
        {step === 0 && <ChooseMode onNext={on} onJoin={() => setJoining(true)} />}
        {step === 1 && <FirstRunStation {...shared} />}
        {step === 2 && <FirstRunPerson key="admin" who="admin" {...shared} />}
        {step === 3 && <FirstRunPerson key="supervisor" who="supervisor" {...shared} />}
        {step === 4 && <FirstRunCheck draft={draft} onBack={back} />}
      </div>
    </Page>
  );
}

function ChooseMode({ onNext, onJoin }: { readonly onNext: () => void; readonly onJoin: () => void }) {
  const t = useText();
  const station = useStation();
  const enter = useCommand('station.enter');
  const begin = useCommand('recovery.begin');
  const choose = async (mode: 'live' | 'practice') => {
    const answer = await enter.run({ mode });
    if (answer.ok) onNext();
  };
  return (
    <section className="stack-wide">
      <h1>{t.shift.first.modeQuestion}</h1>
      <Choices label={t.shift.first.modeQuestion} width={280}>
        <Choice
          size="decision"
          hotkey="1"
          label={t.shift.first.live}
          detail={t.shift.first.liveDetail}
          onChoose={() => void choose('live')}
        />
        <Choice
          size="decision"
          hotkey="2"
          label={t.shift.first.practice}
          detail={t.shift.first.practiceDetail}
          onChoose={() => void choose('practice')}
        />
        <Choice size="decision" hotkey="3" label={t.network.join} detail={t.network.joinDetail} onChoose={onJoin} />
        <Choice
          size="decision"
          hotkey="4"
          label={t.recovery.first}
          detail={t.recovery.firstDetail}
          onChoose={() => void begin.run({})}
        />
      </Choices>
      <FailureNotice failure={enter.failure ?? begin.failure} />
      {station !== undefined && <p className="soft">{t.shift.first[station.keyProtection]}</p>}
    </section>
  );
}
