import { useState } from 'react';
import type { FoundCase } from '../../shared/contract/objection.ts';
import { ObjectionBy, ObjectionChannel, ObjectionKind } from '../../shared/domain/objection.ts';
import { dayOf, instantOf, type Day } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { CaseFinder, FoundWords } from './case_finder.tsx';
import { DayField } from './day_field.tsx';

/** First the case, by a number that stands on a paper; then who brings what. */
export function ObjectionNew({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [found, setFound] = useState<FoundCase | null>(null);
  return (
    <Sheet title={t.after.objection.add} onClose={onClose} size="wide">
      {found === null ? <CaseFinder onFound={setFound} /> : <Receive found={found} onClose={onClose} />}
    </Sheet>
  );
}

function Receive({ found, onClose }: { readonly found: FoundCase; readonly onClose: () => void }) {
  const t = useText();
  const words = t.after.objection;
  const receive = useCommand('objection.receive');
  const today = dayOf(instantOf(stationNow()));
  const [kind, setKind] = useState<ObjectionKind>(found.decisionId === null ? 'complaint' : 'objection');
  const [channel, setChannel] = useState<ObjectionChannel>('counter');
  const [broughtBy, setBy] = useState<ObjectionBy>('traveller');
  const [name, setName] = useState(found.name);
  const [contact, setContact] = useState('');
  const [content, setContent] = useState('');
  const [receivedOn, setOn] = useState<Day | null>(today);
  const ready = name.trim().length > 1 && content.trim().length > 4 && receivedOn !== null;
  const save = async () => {
    if (receivedOn === null) return;
    const { screeningId, decisionId } = found;
    const given = { kind, channel, broughtBy, name, contact, content, receivedOn };
    const answer = await receive.run({ screeningId, decisionId, ...given });
    if (answer.ok) onClose();
  };
  return (
    <div className="stack">
      <FoundWords found={found} />
      <Choices label={words.title} width={260}>
        {ObjectionKind.options
          .filter((one) => one === 'complaint' || found.decisionId !== null)
          .map((one) => (
            <Choice
              key={one}
              label={words.kind[one]}
              detail={words.kindNote[one]}
              selected={kind === one}
              onChoose={() => setKind(one)}
            />
          ))}
      </Choices>
      <h3>{words.channelTitle}</h3>
      <Choices label={words.channelTitle} width={160}>
        {ObjectionChannel.options.map((one) => (
          <Choice key={one} label={words.channel[one]} selected={channel === one} onChoose={() => setChannel(one)} />
        ))}
      </Choices>
      <h3>{words.byTitle}</h3>
      <Choices label={words.byTitle} width={140}>
        {ObjectionBy.options.map((one) => (
          <Choice
            key={one}
            label={words.by[one]}
            selected={broughtBy === one}
            onChoose={() => {
              setBy(one);
              setName(one === 'traveller' ? found.name : '');
            }}
          />
        ))}
      </Choices>
      <div className="pair">
        <Field label={words.name} value={name} onChange={setName} maxLength={80} />
        <Field label={words.contact} value={contact} onChange={setContact} maxLength={120} />
      </div>
      <Field label={words.content} value={content} onChange={setContent} maxLength={4000} rows={5} />
      <DayField label={words.receivedOn} today={today} value={receivedOn} onChange={setOn} />
      <FailureNotice failure={receive.failure} />
      <div className="after-foot">
        <p className="soft" role="status">
          {ready ? null : words.missing}
        </p>
        <Button kind="primary" size="decision" disabled={!ready} busy={receive.busy} onClick={() => void save()}>
          {words.receive}
        </Button>
      </div>
    </div>
  );
}
