import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Proposal } from '../../shared/contract/catalogue.ts';
import type { ActiveCatalogue } from '../../shared/domain/catalogue.ts';
import { Button } from '../components/button.tsx';
import { Pick } from '../components/field.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Stages } from '../components/stages.tsx';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { useProposalState } from './catalogue.tsx';
import { ActivateSheet, WithdrawSheet } from './catalogue_activate.tsx';
import { CatalogueChanges } from './catalogue_changes.tsx';
import { CatalogueRead } from './catalogue_read.tsx';
import { CatalogueReplay } from './catalogue_replay.tsx';
import { CatalogueTry } from './catalogue_try.tsx';

const empty = {};
const pollMillis = 800;
type Versions = OutputOf<'catalogue.versions'>;
type Tab = 'read' | 'compare' | 'try' | 'replay';

/** One catalogue: read, compared with another, tried on an example, replayed, put in force. */
export function CatalogueOne({ sha256 }: { readonly sha256: string }) {
  const t = useText();
  const reading = useCall('catalogue.versions', empty, { every: pollMillis });
  const versions = reading.value;
  const { index, failure } = useCatalogue(sha256);
  return (
    <Frame queue={false} flightId={false}>
      {versions === undefined || index === null ? (
        <div className="stack" aria-busy={failure === null}>
          <h1 className="unseen">{t.catalogue.title}</h1>
          <FailureNotice failure={failure ?? reading.failure} />
          {failure !== null && <ToAll />}
        </div>
      ) : (
        <Opened active={{ catalogue: index.catalogue, sha256 }} versions={versions} />
      )}
    </Frame>
  );
}

function ToAll() {
  const t = useText();
  const [, go] = useLocation();
  return (
    <Button kind="quiet" hotkey="Escape" onClick={() => go(paths.catalogue)}>
      {t.catalogue.all}
    </Button>
  );
}

function Opened({ active, versions }: { readonly active: ActiveCatalogue; readonly versions: Versions }) {
  const t = useText();
  const words = t.catalogue;
  const stateOf = useProposalState();
  const proposal = versions.proposals.find((one) => one.sha256 === active.sha256) ?? null;
  const current = versions.inForce.sha256 === active.sha256;
  const [tab, setTab] = useState<Tab>(proposal === null ? 'read' : 'compare');
  const tabs: readonly Tab[] =
    proposal !== null || (versions.inForce.by !== null && current)
      ? ['read', 'compare', 'try', 'replay']
      : ['read', 'compare', 'try'];
  return (
    <div className="stack-wide">
      <div className="screen-head">
        <div className="grow">
          <h1>
            {words.title} {active.catalogue.version}
          </h1>
          <p className="soft">{current ? words.inForce : proposal === null ? words.earlier : stateOf(proposal)}</p>
        </div>
        <div className="row">
          {proposal !== null && <ProposalActs proposal={proposal} active={active} versions={versions} />}
          <ToAll />
        </div>
      </div>
      {proposal?.needsOfficial === true && <Notice tone="attention" what={words.needsOfficial} />}
      <Stages label={words.tabsLabel} names={tabs} nameOf={words.tabs} current={tab} onChoose={setTab} />
      {tab === 'read' && <CatalogueRead catalogue={active.catalogue} />}
      {tab === 'replay' && <CatalogueReplay active={active} proposal={proposal} />}
      {(tab === 'compare' || tab === 'try') && <Beside active={active} versions={versions} tab={tab} />}
    </div>
  );
}

interface ActsProps {
  readonly proposal: Proposal;
  readonly active: ActiveCatalogue;
  readonly versions: Versions;
}

/** Only what can be done is offered: without a replay nothing can be put in force. */
function ProposalActs({ proposal, active, versions }: ActsProps) {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState<'activate' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  if (!may('catalogue.activate')) return null;
  return (
    <>
      {proposal.newer && proposal.replayedAt !== null && (
        <Button kind="primary" onClick={() => setOpen('activate')}>
          {t.catalogue.activate.go}
        </Button>
      )}
      <Button onClick={() => setOpen('withdraw')}>{t.catalogue.withdraw.go}</Button>
      {open === 'activate' && (
        <ActivateSheet proposal={proposal} active={active} before={versions.inForce} onClose={close} />
      )}
      {open === 'withdraw' && <WithdrawSheet proposal={proposal} onClose={close} />}
    </>
  );
}

interface BesideProps {
  readonly active: ActiveCatalogue;
  readonly versions: Versions;
  readonly tab: 'compare' | 'try';
}

/** Two catalogues side by side: this one and any other, at first the one in force or the one it replaced. */
function Beside({ active, versions: { inForce, earlier, proposals }, tab }: BesideProps) {
  const words = useText().catalogue;
  const options = [
    { value: inForce.sha256, label: words.optionInForce(inForce) },
    ...proposals.map(({ sha256, version }) => ({ value: sha256, label: words.optionProposed({ version }) })),
    ...earlier.map(({ sha256, version }) => ({ value: sha256, label: version })),
  ].filter(({ value }) => value !== active.sha256);
  const [chosen, setChosen] = useState(
    active.sha256 === inForce.sha256 ? (earlier[0]?.sha256 ?? options[0]?.value) : inForce.sha256,
  );
  const { index, failure } = useCatalogue(chosen ?? active.sha256);
  if (chosen === undefined) return <p className="lead soft">{words.compareAlone}</p>;
  const other = index === null ? null : { catalogue: index.catalogue, sha256: chosen };
  return (
    <div className="stack">
      <div className="catalogue-pick">
        <Pick label={words.compareWith} value={chosen} onChange={setChosen} options={options} />
      </div>
      <FailureNotice failure={failure} />
      {other !== null && tab === 'compare' && <CatalogueChanges before={other.catalogue} after={active.catalogue} />}
      {other !== null && tab === 'try' && <CatalogueTry before={other} after={active} />}
    </div>
  );
}
