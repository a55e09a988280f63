import { IconEye, IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import type { MemberView, PartyView } from '../../shared/contract/party.ts';
import type { MemberId } from '../../shared/ids.ts';
import { ArrowArea } from '../components/arrow_area.tsx';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useCommand } from '../state/calls.ts';
import type { PartyList } from '../state/party.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';
import { findingSentence } from './findings.tsx';
import { LeaveButton, TakeOutButton, type OnTakenOut } from './party_acts.tsx';

interface PartyLooksProps {
  readonly view: PartyView;
  readonly list: PartyList;
  readonly onTakenOut: OnTakenOut;
}

/** Those to be looked at, the newest first; the keys 1, 2, 3 belong to the first of them. */
export function PartyLooks({ view, list, onTakenOut }: PartyLooksProps) {
  const t = useText();
  if (list.toLook.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t.party.lookTitle}</h2>
      <FamilyCard view={view} list={list} />
      <ArrowArea>
        <ul className="party-looks">
          {list.toLook.map((member, index) => (
            <Look key={member.id} view={view} list={list} member={member} keys={index === 0} onTakenOut={onTakenOut} />
          ))}
        </ul>
      </ArrowArea>
    </section>
  );
}

/** In a family with one grown member one touch is enough for all its children. */
function FamilyCard({ view, list }: Pick<PartyLooksProps, 'view' | 'list'>) {
  const t = useText();
  const settle = useCommand('party.settle');
  const [parent] = list.adults;
  const waiting = list.toLook.filter(needsParent);
  if (view.kind !== 'family' || list.adults.length !== 1 || parent === undefined || waiting.length < 2) return null;
  const memberIds = waiting.map(({ id }) => id);
  return (
    <div className="stack-tight">
      <Button
        size="decision"
        hotkey="0"
        busy={settle.busy}
        onClick={() => void settle.run({ partyId: view.id, memberIds, settled: true, parentId: parent.id })}
      >
        {t.party.familyCardAll({ count: waiting.length, parent: parent.name })}
      </Button>
      <p className="small soft">{t.party.onlyUnder18}</p>
      <FailureNotice failure={settle.failure} />
    </div>
  );
}

const remediesOf = ({ reasons }: MemberView) => new Set(reasons.filter(({ open }) => open).map(({ remedy }) => remedy));
/** A child whom only a parent and the family card are missing. */
const needsParent = (member: MemberView): boolean => {
  const wanted = remediesOf(member);
  return wanted.has('parent') && !wanted.has('takeOut') && !wanted.has('leave') && !wanted.has('complete');
};
const oneTouch = (member: MemberView): boolean => {
  const wanted = remediesOf(member);
  return wanted.size === 1 && wanted.has('settle');
};

interface LookProps extends PartyLooksProps {
  readonly member: MemberView;
  readonly keys: boolean;
}

function Look({ view, list, member, keys, onTakenOut }: LookProps) {
  const t = useText();
  const settle = useCommand('party.settle');
  const wanted = remediesOf(member);
  const Icon = member.standing === 'half' ? IconHourglass : IconEye;
  const key = (digit: string) => (keys ? { hotkey: digit } : {});
  return (
    <li className="party-look" data-standing={member.standing}>
      <div className="party-who">
        <p className="party-name">
          <Icon size={22} stroke={2} aria-hidden="true" />
          <b>{member.name}</b>
        </p>
        <p className="small soft">
          {[member.documentNumber, member.flight, member.seat && t.journey.scan.seatShort({ seat: member.seat })]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
        </p>
        <Reasons member={member} />
        <FailureNotice failure={settle.failure} />
      </div>
      <div className="party-acts">
        {oneTouch(member) && (
          <Button
            size="decision"
            busy={settle.busy}
            onClick={() => void settle.run({ partyId: view.id, memberIds: [member.id], settled: true, parentId: null })}
            {...key('1')}
          >
            {t.party.settle}
          </Button>
        )}
        {needsParent(member) && <WithParent view={view} list={list} member={member} {...key('1')} />}
        {member.documentNumber !== null && !wanted.has('leave') && (
          <TakeOutButton view={view} member={member} onTakenOut={onTakenOut} {...key('2')} />
        )}
        <LeaveButton view={view} member={member} {...key('3')} />
      </div>
    </li>
  );
}

function Reasons({ member }: { readonly member: MemberView }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { index } = useCatalogue();
  const open = member.reasons.filter((reason) => reason.open);
  return (
    <ul className="party-reasons">
      {open.map(({ reason, remedy }) => {
        if (reason.kind === 'finding') {
          const { code, data } = reason.finding;
          return (
            <li key={code}>
              {findingSentence(t.journey.findings, code, data)}
              {remedy === 'complete' && <span className="soft"> {t.party.completeNote}</span>}
              {remedy === 'leave' && <span className="soft"> {t.party.outsideNote}</span>}
            </li>
          );
        }
        const { record } = reason;
        const asked = record.code === 'postponedBefore' ? record.askedFor : [];
        const papers = asked.map((code) => label(labelIn(index?.documents, code)));
        return (
          <li key={record.code}>
            {t.party.reasons[record.code]}
            {papers.length > 0 && ` ${format.list(papers)}.`}
          </li>
        );
      })}
    </ul>
  );
}

interface WithParentProps {
  readonly view: PartyView;
  readonly list: PartyList;
  readonly member: MemberView;
  readonly hotkey?: string;
}

/** The family card was seen and a parent travels along: the one adult there is, or one of several by name. */
function WithParent({ view, list, member, ...key }: WithParentProps) {
  const t = useText();
  const settle = useCommand('party.settle');
  const [asking, setAsking] = useState(false);
  const run = async (parentId: MemberId) => {
    const answer = await settle.run({ partyId: view.id, memberIds: [member.id], settled: true, parentId });
    if (answer.ok) setAsking(false);
  };
  const [only] = list.adults;
  const alone = only === undefined;
  const choose = () => {
    if (list.adults.length === 1 && !alone) void run(only.id);
    else setAsking(true);
  };
  return (
    <>
      <Button size="decision" busy={settle.busy} onClick={choose} {...key}>
        {t.party.familyCard}
      </Button>
      {asking && (
        <Sheet
          title={alone ? t.party.noParentTitle : t.party.whichParent}
          size={alone ? 'normal' : 'wide'}
          onClose={() => setAsking(false)}
        >
          <div className="stack">
            <p className="soft">{alone ? t.party.noParent : t.party.whichParentLead}</p>
            {!alone && <p className="small soft">{t.party.onlyUnder18}</p>}
            <FailureNotice failure={settle.failure} />
            <Choices label={t.party.whichParent} width={260}>
              {nearest(view.members, list.adults, member).map((adult, index) => (
                <Choice
                  key={adult.id}
                  size="decision"
                  label={adult.name}
                  onChoose={() => void run(adult.id)}
                  {...(index < 9 ? { hotkey: String(index + 1) } : {})}
                />
              ))}
            </Choices>
          </div>
        </Sheet>
      )}
    </>
  );
}

/** Families hand over their papers together: whoever was scanned nearest to the child stands first. */
function nearest(
  members: readonly MemberView[],
  adults: readonly MemberView[],
  child: MemberView,
): readonly MemberView[] {
  const at = members.indexOf(child);
  return adults.toSorted((a, b) => Math.abs(members.indexOf(a) - at) - Math.abs(members.indexOf(b) - at));
}
