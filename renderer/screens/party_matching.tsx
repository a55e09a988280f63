import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { MemberView, PartyView } from '../../shared/contract/party.ts';
import type { MemberId } from '../../shared/ids.ts';
import { ArrowArea } from '../components/arrow_area.tsx';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import type { PartyList } from '../state/party.ts';
import { useText } from '../state/ui.ts';
import { LeaveButton, TakeOutButton, type OnTakenOut } from './party_acts.tsx';

interface PartyMatchingProps {
  readonly view: PartyView;
  readonly list: PartyList;
  readonly onTakenOut: OnTakenOut;
}

/** Those who match: small, many on one screen; a touch on a name opens what can be done about it. */
export function PartyMatching({ view, list, onTakenOut }: PartyMatchingProps) {
  const t = useText();
  const [shown, setShown] = useState<MemberId | null>(null);
  const member = list.clear.find(({ id }) => id === shown);
  if (list.clear.length === 0) return null;
  const nameOf = (id: MemberId) => view.members.find((one) => one.id === id)?.name ?? '';
  return (
    <section className="stack-tight">
      <h2>{t.party.matchTitle}</h2>
      <ArrowArea>
        <ol className="party-clear">
          {list.clear.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="party-row"
                aria-label={t.party.member({ name: one.name })}
                onClick={() => setShown(one.id)}
              >
                <IconCheck size={18} stroke={2.5} aria-hidden="true" />
                <span className="party-row-name">
                  {one.name}
                  <Marks member={one} nameOf={nameOf} />
                </span>
                {one.seat !== null && <span className="soft">{one.seat}</span>}
              </button>
            </li>
          ))}
        </ol>
      </ArrowArea>
      {member !== undefined && (
        <MemberSheet
          view={view}
          member={member}
          onClose={() => setShown(null)}
          onTakenOut={(taken) => {
            setShown(null);
            onTakenOut(taken);
          }}
        />
      )}
    </section>
  );
}

function Marks({ member, nameOf }: { readonly member: MemberView; readonly nameOf: (id: MemberId) => string }) {
  const t = useText();
  const marks = [
    member.child ? t.party.childMark : null,
    member.parentId === null ? null : t.party.withParent({ name: nameOf(member.parentId) }),
    member.standing === 'settled' && !member.child ? t.party.settledMark : null,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? null : <span className="party-marks">{marks.join(', ')}</span>;
}

interface MemberSheetProps {
  readonly view: PartyView;
  readonly member: MemberView;
  readonly onClose: () => void;
  readonly onTakenOut: OnTakenOut;
}

function MemberSheet({ view, member, onClose, onTakenOut }: MemberSheetProps) {
  const t = useText();
  const settle = useCommand('party.settle');
  const unsettle = async () => {
    await settle.run({ partyId: view.id, memberIds: [member.id], settled: false, parentId: null });
  };
  return (
    <Sheet title={member.name} onClose={onClose}>
      <div className="stack">
        <p className="soft">
          {[member.documentNumber, member.flight, member.seat && t.journey.scan.seatShort({ seat: member.seat })]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
        </p>
        <FailureNotice failure={settle.failure} />
        <div className="stack-tight">
          <TakeOutButton view={view} member={member} onTakenOut={onTakenOut} hotkey="1" />
          {member.standing === 'settled' && (
            <Button hotkey="2" busy={settle.busy} onClick={() => void unsettle()}>
              {t.party.unsettle}
            </Button>
          )}
          <LeaveButton view={view} member={member} hotkey="3" />
          <p className="small soft">{t.party.leaveNote}</p>
        </div>
      </div>
    </Sheet>
  );
}
