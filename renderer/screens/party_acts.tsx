import { useState } from 'react';
import { useLocation } from 'wouter';
import type { MemberView, PartyView } from '../../shared/contract/party.ts';
import type { SelectionReason } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { screeningPath } from '../routes.ts';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { WhyChoices } from './why_choices.tsx';

/** Told who was taken out, and where the clarification is. */
export type OnTakenOut = (taken: { readonly name: string; readonly screeningId: string }) => void;

interface ActProps {
  readonly view: PartyView;
  readonly member: MemberView;
  readonly hotkey?: string;
}

/** Anyone can be taken out alone: a clarification like any other, and the party goes on. */
export function TakeOutButton({ view, member, onTakenOut, ...key }: ActProps & { readonly onTakenOut: OnTakenOut }) {
  const t = useText();
  const [, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const takeOut = useCommand('party.takeOut');
  const { openScreeningId, name } = member;
  if (openScreeningId !== null) {
    return (
      <Button onClick={() => go(screeningPath(openScreeningId))} {...key}>
        {t.party.openRecord}
      </Button>
    );
  }
  const begin = async (selection: SelectionReason) => {
    const answer = await takeOut.run({ partyId: view.id, memberId: member.id, selection });
    if (!answer.ok) return;
    setAsking(false);
    onTakenOut({ name, screeningId: answer.value.screeningId });
  };
  return (
    <>
      <Button size="decision" onClick={() => setAsking(true)} {...key}>
        {t.party.takeOut}
      </Button>
      {asking && (
        <Sheet title={t.party.takeOutWhy({ name })} size="wide" onClose={() => setAsking(false)}>
          <div className="stack">
            <p className="soft">{t.journey.purpose.whyNote}</p>
            <FailureNotice failure={takeOut.failure} />
            <WhyChoices busy={takeOut.busy} onChoose={(reason) => void begin(reason)} />
          </div>
        </Sheet>
      )}
    </>
  );
}

/** Off the list without a record: a slip of the hand, or somebody who is not of this party. */
export function LeaveButton({ view, member, ...key }: ActProps) {
  const t = useText();
  const leave = useCommand('party.leave');
  return (
    <>
      <Button
        kind="quiet"
        busy={leave.busy}
        title={t.party.leaveNote}
        onClick={() => void leave.run({ partyId: view.id, memberId: member.id })}
        {...key}
      >
        {t.party.leave}
      </Button>
      <FailureNotice failure={leave.failure} />
    </>
  );
}
