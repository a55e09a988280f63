import { useState } from 'react';
import type { PartyView } from '../../shared/contract/party.ts';
import { fastClearPapers } from '../../shared/domain/fast_clear.ts';
import { documentCode } from '../../shared/domain/rule_codes.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { Sheet } from '../components/sheet.tsx';
import { elapsed } from '../clock.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useCommand } from '../state/calls.ts';
import { effortOf, forgetEffort } from '../state/effort.ts';
import { usePartyScans, type PartyList } from '../state/party.ts';
import { useLabel, useText } from '../state/ui.ts';

interface PartyFootProps {
  readonly view: PartyView;
  readonly list: PartyList;
}

/** Where a party ends: signed, or given up. It stays in sight under a long list. */
export function PartyFoot({ view, list }: PartyFootProps) {
  const t = useText();
  const sending = usePartyScans((scans) => scans.sending);
  const [asking, setAsking] = useState<'sign' | 'cancel' | null>(null);
  const count = list.clear.length;
  const waits = list.toLook.length > 0 ? t.party.signWaits : list.inHand === null ? null : t.party.signWaitsHalf;
  const ready = count > 0 && list.toLook.length === 0 && list.inHand === null && sending === 0;
  return (
    <div className="foot">
      <Button kind="quiet" onClick={() => setAsking('cancel')}>
        {t.party.cancel}
      </Button>
      <div className="row">
        {waits !== null && <span className="soft">{waits}</span>}
        {view.members.length > 0 && (
          <Button kind="primary" size="decision" hotkey="Enter" disabled={!ready} onClick={() => setAsking('sign')}>
            {t.party.sign({ count: view.members.length })}
          </Button>
        )}
      </div>
      {asking === 'sign' && <SignSheet read={view} list={list} onClose={() => setAsking(null)} />}
      {asking === 'cancel' && <CancelSheet view={view} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** What is signed stands above the PIN, as it was read; a list that changed meanwhile is refused and read again. */
function SignSheet({ read, list, onClose }: { read: PartyView; list: PartyList; onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const { index } = useCatalogue();
  const [view] = useState(read);
  const signing = useCommand('party.sign');
  const purpose = index?.purposes.get(view.purpose);
  const work = purpose !== undefined && fastClearPapers(purpose)?.includes(documentCode.ePmi) === true;
  const settled = view.members.filter(({ standing, child }) => standing === 'settled' && !child).length;
  const enter = async (pin: string) => {
    const { id: partyId, revision } = view;
    const answer = await signing.run({ partyId, revision, pin, effort: effortOf(partyId, elapsed()) });
    if (answer.ok) forgetEffort(partyId, elapsed());
  };
  const what = {
    count: view.members.length,
    purpose: label(labelIn(index?.purposes, view.purpose)),
    flight: view.flight,
  };
  return (
    <Sheet title={t.party.signTitle} size="wide" onClose={onClose}>
      <div className="stack">
        <ul className="party-statement">
          <li>
            <b>{t.party.statement(what)}</b>
          </li>
          <li>{t.party.statementPapers}</li>
          {work && <li>{t.party.statementEPmi}</li>}
          {list.children.length > 0 && <li>{t.party.statementChildren({ count: list.children.length })}</li>}
          {settled > 0 && <li>{t.party.statementSettled({ count: settled })}</li>}
          <li>{t.party.statementOwn}</li>
        </ul>
        <PinPad
          label={t.party.signPin}
          go={t.party.signGo}
          busy={signing.busy}
          failure={signing.failure}
          onEnter={(pin) => void enter(pin)}
        />
      </div>
    </Sheet>
  );
}

function CancelSheet({ view, onClose }: { readonly view: PartyView; readonly onClose: () => void }) {
  const t = useText();
  const cancel = useCommand('party.cancel');
  return (
    <Sheet title={t.party.cancelAsk} onClose={onClose}>
      <div className="stack">
        <p>{t.party.cancelLead({ count: view.members.length })}</p>
        <FailureNotice failure={cancel.failure} />
        <div className="row">
          <Button size="decision" busy={cancel.busy} onClick={() => void cancel.run({ partyId: view.id })}>
            {t.party.cancel}
          </Button>
          <Button kind="quiet" size="decision" onClick={onClose}>
            {t.frame.back}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
