import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Proposal } from '../../shared/contract/catalogue.ts';
import type { ActiveCatalogue } from '../../shared/domain/catalogue.ts';
import { compareCatalogues } from '../../shared/domain/catalogue_compare.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { paths } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';

interface ActivateProps {
  readonly proposal: Proposal;
  readonly active: ActiveCatalogue;
  readonly before: { readonly sha256: string; readonly version: string };
  readonly onClose: () => void;
}

/** What will change, once more, and the second person. */
export function ActivateSheet({ proposal, active, before, onClose }: ActivateProps) {
  const t = useText();
  const words = t.catalogue.activate;
  const me = useOfficer();
  const [, go] = useLocation();
  const activate = useCommand('catalogue.activate');
  const report = useCall('catalogue.report', { sha256: proposal.sha256 }).value ?? null;
  const base = useCatalogue(before.sha256).index?.catalogue;
  const changes = useMemo(
    () => (base === undefined ? null : compareCatalogues(base, active.catalogue).length),
    [base, active],
  );
  const finish = async (approvalId: ApprovalId) => {
    const answer = await activate.run({ sha256: proposal.sha256, approvalId });
    if (answer.ok) go(paths.catalogue);
  };
  const official = proposal.needsOfficial && me?.immigrationOfficial !== true;
  return (
    <Sheet title={words.title({ version: proposal.version })} onClose={onClose}>
      <div className="stack">
        <p>{words.lead({ before: before.version })}</p>
        {changes !== null && report !== null && (
          <p className="field-label">{words.effect({ changes, cases: report.station.changes.length })}</p>
        )}
        {proposal.needsOfficial && <Notice tone="attention" what={t.catalogue.needsOfficial} />}
        <FailureNotice failure={activate.failure} />
        <p className="question">{words.question}</p>
        <SecondPerson
          call="catalogue.activate"
          subject={proposal.sha256}
          question={words.question}
          accepts={({ role, immigrationOfficial }) => role === 'supervisor' && (immigrationOfficial || !official)}
          none={official ? words.noneOfficial : words.none}
          onApproved={(approvalId) => void finish(approvalId)}
        />
      </div>
    </Sheet>
  );
}

/** Takes a proposal back. */
export function WithdrawSheet({ proposal, onClose }: Pick<ActivateProps, 'proposal' | 'onClose'>) {
  const t = useText();
  const words = t.catalogue.withdraw;
  const [, go] = useLocation();
  const withdraw = useCommand('catalogue.withdraw');
  const finish = async () => {
    const answer = await withdraw.run({ sha256: proposal.sha256 });
    if (answer.ok) go(paths.catalogue);
  };
  return (
    <Sheet title={words.title({ version: proposal.version })} onClose={onClose} size="narrow">
      <div className="stack">
        <p>{words.lead}</p>
        <FailureNotice failure={withdraw.failure} />
        <div className="row row-spread">
          <Button kind="quiet" onClick={onClose}>
            {t.frame.cancel}
          </Button>
          <Button kind="primary" busy={withdraw.busy} onClick={() => void finish()}>
            {words.go}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
