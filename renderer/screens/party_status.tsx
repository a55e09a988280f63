import { IconCheck, IconEye, IconHourglass } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { PartyView } from '../../shared/contract/party.ts';
import { isClear } from '../../shared/domain/party.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { screeningPath } from '../routes.ts';
import { usePartyScans, type PartyList } from '../state/party.ts';
import { useText } from '../state/ui.ts';

interface PartyStatusProps {
  readonly view: PartyView;
  readonly list: PartyList;
  readonly takenOut: { readonly name: string; readonly screeningId: string } | null;
}

/** How many match, how many are to be looked at, and what the last scan did: read from arm's length. */
export function PartyStatus({ view, list, takenOut }: PartyStatusProps) {
  const t = useText();
  const [, go] = useLocation();
  const { failure } = usePartyScans();
  const looks = list.toLook.length - list.halves;
  return (
    <section className="stack-tight">
      <p className="party-sum" role="status">
        {view.members.length > 0 && <b>{t.party.matching({ count: list.clear.length })}</b>}
        {looks > 0 && <b data-look="true">{t.party.toLook({ count: looks })}</b>}
        {list.halves > 0 && <span>{t.party.halves({ count: list.halves })}</span>}
        {view.takenOut > 0 && <span className="soft">{t.party.outCount({ count: view.takenOut })}</span>}
      </p>
      <LastScan view={view} list={list} />
      <FailureNotice failure={failure} />
      {takenOut !== null && (
        <Notice what={t.party.takenOut({ name: takenOut.name })}>
          <div className="row">
            <Button size="small" onClick={() => go(screeningPath(takenOut.screeningId))}>
              {t.party.openRecord}
            </Button>
          </div>
        </Notice>
      )}
    </section>
  );
}

/** The line keeps its height, so that nothing below moves under a finger. */
function LastScan({ view, list }: Pick<PartyStatusProps, 'view' | 'list'>) {
  const t = useText();
  const { last: told, sending } = usePartyScans();
  const { inHand } = list;
  const last = told ?? (inHand && ({ memberId: inHand.id, outcome: 'joined' } as const));
  const member = view.members.find(({ id }) => id === last?.memberId);
  if (sending > 0 && last === null) return <p className="party-last soft">{t.party.sending({ count: sending })}</p>;
  if (last === null || member === undefined) return <p className="party-last" aria-hidden="true" />;
  // What was settled since is told as it stands now.
  const { standing, name } = member;
  const Icon = isClear(standing) ? IconCheck : standing === 'half' ? IconHourglass : IconEye;
  return (
    <p className="party-last" data-standing={standing} role="status">
      <Icon size={22} stroke={2.25} aria-hidden="true" />
      <span>
        <b>{name}</b> · {t.party.scanned[last.outcome]}, {t.party.heard[standing]}
      </span>
    </p>
  );
}
