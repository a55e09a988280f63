import { useState } from 'react';
import type { CentralSettings } from '../../shared/contract/outbox.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { readDay, typedDay } from '../days.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { TypedDay } from './audit_filter.tsx';

interface SetupProps {
  readonly settings: CentralSettings;
  readonly stationKey: string;
}

/** Where records go, whose acknowledgements count, since when. */
export function CentralSetup({ settings, stationKey }: SetupProps) {
  const words = useText().outbox;
  const set = useCommand('central.set');
  const [draft, setDraft] = useState(settings);
  const [proposed, setProposed] = useState<CentralSettings | null>(null);
  const put = (change: Partial<CentralSettings>) => setDraft((before) => ({ ...before, ...change }));
  const [since, setSince] = useState(typedDay(settings.since));
  const day = readDay(since);
  const type = (text: string) => {
    setSince(text);
    const typed = readDay(text);
    if (typed !== null) put({ since: typed });
  };
  const changed = JSON.stringify({ ...draft, on: settings.on }) !== JSON.stringify(settings);
  return (
    <section className="stack settings">
      <h2>{words.settings}</h2>
      <Field
        label={words.endpoint}
        hint={words.endpointHint}
        value={draft.endpoint}
        onChange={(endpoint) => put({ endpoint })}
        maxLength={300}
      />
      <Field
        label={words.authority}
        hint={words.authorityHint}
        value={draft.authority}
        onChange={(authority) => put({ authority })}
        rows={4}
        mono
        maxLength={20_000}
      />
      <Field
        label={words.receiverKey}
        hint={words.receiverKeyHint}
        value={draft.receiverKey}
        onChange={(receiverKey) => put({ receiverKey })}
        mono
        maxLength={300}
      />
      <TypedDay label={words.since} value={since} onChange={type} />
      <dl className="facts">
        <dt>{words.stationKey}</dt>
        <dd className="wrap-anywhere">
          <Mono>{stationKey}</Mono>
        </dd>
      </dl>
      <FailureNotice failure={set.failure} />
      <div className="row">
        {settings.on && (
          <Button busy={set.busy} onClick={() => void set.run({ ...settings, on: false, approvalId: null })}>
            {words.switchOff}
          </Button>
        )}
        <Button
          kind="primary"
          disabled={day === null || (settings.on && !changed)}
          onClick={() => setProposed({ ...draft, on: true })}
        >
          {settings.on ? words.change : words.switchOn}
        </Button>
      </div>
      {proposed !== null && <Approve proposed={proposed} onClose={() => setProposed(null)} />}
    </section>
  );
}

/** A shift head approves exactly these settings. */
function Approve({ proposed, onClose }: { readonly proposed: CentralSettings; readonly onClose: () => void }) {
  const words = useText().outbox;
  const check = useCall('central.check', proposed);
  const set = useCommand('central.set');
  const go = async (approvalId: ApprovalId) => {
    const answer = await set.run({ ...proposed, approvalId });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.approveTitle} onClose={onClose}>
      <div className="stack">
        <FailureNotice failure={check.failure} />
        <FailureNotice failure={set.failure} />
        {check.value !== undefined && (
          <>
            <p className="wrap-anywhere">
              {words.approveLead({ receiver: check.value.receiver, endpoint: proposed.endpoint })}
            </p>
            <SecondPerson
              call="central.set"
              subject={check.value.subject}
              question={words.approve}
              accepts={({ role }) => role === 'supervisor'}
              onApproved={(approvalId) => void go(approvalId)}
            />
          </>
        )}
      </div>
    </Sheet>
  );
}
