import { IconUsersGroup, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useLayoutEffect, useMemo, useState } from 'react';
import type { PartyView } from '../../shared/contract/party.ts';
import { PartyId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { listOf, setPartyHere } from '../state/party.ts';
import { useStep } from '../state/steps.ts';
import { useLabel, useText, useUi } from '../state/ui.ts';
import { PartyEnd } from './party_end.tsx';
import { PartyFoot } from './party_foot.tsx';
import { PartyLooks } from './party_look.tsx';
import { PartyMatching } from './party_matching.tsx';
import { PartyStatus } from './party_status.tsx';

/** One party: scans fill the list, what is to be looked at stands above, one signature ends it. */
export function PartyScreen({ id }: { readonly id: string }) {
  const parsed = PartyId.safeParse(id);
  if (!parsed.success) return <Frame>{<FailureNotice failure={{ code: 'party-unknown' }} />}</Frame>;
  return <Party key={parsed.data} id={parsed.data} />;
}

function Party({ id }: { readonly id: PartyId }) {
  const input = useMemo(() => ({ partyId: id }), [id]);
  const { value: view, failure, waiting } = useCall('party.get', input);
  const open = view?.state === 'open';
  // With the list, not after it: a scan must not slip between what is seen and what takes it.
  useLayoutEffect(() => {
    setPartyHere(open ? id : null);
    return () => setPartyHere(null);
  }, [id, open]);
  useStep(id, open ? 'scan' : null);
  if (view === undefined) {
    return (
      <Frame>
        <div aria-busy={waiting}>
          <FailureNotice failure={failure} />
        </div>
      </Frame>
    );
  }
  return (
    <Frame flightId={view.flightId}>
      <div className="stack party">
        <Head view={view} />
        {view.state === 'open' ? <OpenParty view={view} /> : <PartyEnd view={view} />}
      </div>
    </Frame>
  );
}

function Head({ view }: { readonly view: PartyView }) {
  const t = useText();
  const label = useLabel();
  const { index } = useCatalogue();
  const muted = useUi((ui) => ui.muted);
  const setMuted = useUi((ui) => ui.setMuted);
  const { kind, leader, licence, flight, purpose } = view;
  const lead = [
    `${t.party.kind[kind]}, ${flight}`,
    leader === null ? null : t.party.led({ leader }),
    licence === null ? null : t.party.licensed({ licence }),
  ];
  return (
    <ScreenHead
      title={label(labelIn(index?.purposes, purpose))}
      lead={lead.filter((part) => part !== null).join(' · ')}
    >
      {view.state === 'open' && (
        <Button
          kind="quiet"
          label={muted ? t.party.soundOn : t.party.soundOff}
          title={muted ? t.party.soundOn : t.party.soundOff}
          icon={
            muted ? (
              <IconVolumeOff size={24} stroke={1.75} aria-hidden="true" />
            ) : (
              <IconVolume size={24} stroke={1.75} aria-hidden="true" />
            )
          }
          onClick={() => setMuted(!muted)}
        >
          {null}
        </Button>
      )}
    </ScreenHead>
  );
}

function OpenParty({ view }: { readonly view: PartyView }) {
  const t = useText();
  const list = useMemo(() => listOf(view.members), [view.members]);
  const [takenOut, setTakenOut] = useState<{ readonly name: string; readonly screeningId: string } | null>(null);
  return (
    <>
      <PartyStatus view={view} list={list} takenOut={takenOut} />
      {view.members.length === 0 ? (
        <section className="wait-pass">
          <IconUsersGroup size={56} stroke={1.25} aria-hidden="true" />
          <h2 className="question">{t.party.emptyTitle}</h2>
          <p className="soft">{t.party.emptyLead}</p>
        </section>
      ) : (
        <>
          <PartyLooks view={view} list={list} onTakenOut={setTakenOut} />
          <PartyMatching view={view} list={list} onTakenOut={setTakenOut} />
        </>
      )}
      <PartyFoot view={view} list={list} />
    </>
  );
}
