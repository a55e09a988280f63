import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Proposal } from '../../shared/contract/catalogue.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { cataloguePath } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay, useOfficer } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { AdminLinks } from './admin_links.tsx';
import { CatalogueImport } from './catalogue_import.tsx';
import { CatalogueSigners } from './catalogue_signers.tsx';

const empty = {};
type Versions = OutputOf<'catalogue.versions'>;
type Activated = Versions['inForce'];

/** Which catalogue is in force, what is proposed, what was before, and whose signatures count. */
export function CatalogueScreen() {
  const t = useText();
  const may = useMay();
  const admin = useOfficer()?.role === 'admin';
  const reading = useCall('catalogue.versions', empty);
  const versions = reading.value;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        {admin && <AdminLinks />}
        <ScreenHead title={t.catalogue.title} lead={t.catalogue.lead} back={!admin} />
        <FailureNotice failure={reading.failure} />
        {versions !== undefined && (
          <>
            <InForce inForce={versions.inForce} />
            <Proposals versions={versions} />
            {may('catalogue.propose') && <CatalogueImport />}
            <Earlier earlier={versions.earlier} />
            <CatalogueSigners />
          </>
        )}
      </div>
    </Frame>
  );
}

/** Who put a catalogue in force. */
function useBy(): (one: Activated) => string {
  const { byTwo, withProgram } = useText().catalogue;
  return ({ by }) => (by === null ? withProgram : byTwo(by));
}

function InForce({ inForce }: { readonly inForce: Activated }) {
  const t = useText();
  const format = useFormat();
  const by = useBy();
  const [, go] = useLocation();
  const words = t.catalogue;
  return (
    <section className="stack-tight">
      <h2 className="eyebrow">{words.inForce}</h2>
      <div className="catalogue-now">
        <p className="catalogue-version">{inForce.version}</p>
        <div className="grow">
          <p>
            {words.since({ moment: format.moment(inForce.activatedAt) })}, {by(inForce)}
          </p>
          <p className="soft small">
            {words.cases({ count: inForce.cases })} · {words.hash.toLowerCase()}{' '}
            <Mono>{inForce.sha256.slice(0, 12)}</Mono>
          </p>
        </div>
        <Button
          label={words.openVersion({ version: inForce.version })}
          onClick={() => go(cataloguePath(inForce.sha256))}
        >
          {words.open}
        </Button>
      </div>
    </section>
  );
}

function Proposals({ versions: { proposals, delivered } }: { readonly versions: Versions }) {
  const t = useText();
  const may = useMay();
  const words = t.catalogue;
  const propose = useCommand('catalogue.proposeDelivered');
  return (
    <section className="stack">
      <h2>{words.proposals}</h2>
      {delivered !== null && (
        <Notice what={words.delivered({ version: delivered.version })}>
          <FailureNotice failure={propose.failure} />
          {may('catalogue.proposeDelivered') && (
            <div className="row">
              <Button
                kind={proposals.length === 0 ? 'primary' : 'plain'}
                busy={propose.busy}
                onClick={() => void propose.run({})}
              >
                {words.deliveredGo}
              </Button>
            </div>
          )}
        </Notice>
      )}
      {proposals.length === 0 && delivered === null && <p className="soft">{words.noProposals}</p>}
      {proposals.map((proposal, at) => (
        <ProposalRow key={proposal.sha256} proposal={proposal} first={at === 0} />
      ))}
    </section>
  );
}

/** How far a proposal has come, in one sentence. */
export function useProposalState(): (proposal: Proposal) => string {
  const words = useText().catalogue;
  const format = useFormat();
  return ({ newer, replaying, replayedAt }) => {
    if (!newer) return words.stateOld;
    if (replaying !== null) return words.stateReplaying(replaying);
    return replayedAt === null ? words.stateNotReplayed : words.stateReplayed({ moment: format.moment(replayedAt) });
  };
}

function ProposalRow({ proposal, first }: { readonly proposal: Proposal; readonly first: boolean }) {
  const t = useText();
  const format = useFormat();
  const [, go] = useLocation();
  const stateOf = useProposalState();
  const words = t.catalogue;
  const { version, sha256, origin, signers, proposedAt, proposedBy } = proposal;
  const from = origin === 'file' ? words.signedBy({ names: format.list(signers) }) : words.origins.delivered;
  return (
    <div className="catalogue-now" data-proposed="true">
      <p className="catalogue-version">{version}</p>
      <div className="grow">
        <p className="field-label">{stateOf(proposal)}</p>
        <p>{words.proposedBy({ name: proposedBy, moment: format.moment(proposedAt) })}</p>
        <p className="soft small">
          {from} · {words.hash.toLowerCase()} <Mono>{sha256.slice(0, 12)}</Mono>
        </p>
        {proposal.needsOfficial && <p className="small catalogue-hold">{words.needsOfficial}</p>}
      </div>
      <Button
        kind={first ? 'primary' : 'plain'}
        label={words.openVersion({ version })}
        onClick={() => go(cataloguePath(sha256))}
      >
        {words.open}
      </Button>
    </div>
  );
}

function Earlier({ earlier }: { readonly earlier: readonly Activated[] }) {
  const t = useText();
  const format = useFormat();
  const by = useBy();
  const [, go] = useLocation();
  const words = t.catalogue;
  return (
    <section className="stack-tight">
      <h2>{words.earlier}</h2>
      <p className="soft">{earlier.length === 0 ? words.noEarlier : words.earlierLead}</p>
      {earlier.length > 0 && (
        <table className="table catalogue-earlier">
          <thead>
            <tr>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.who}</th>
              <th scope="col" className="number">
                {words.decided}
              </th>
              <th scope="col">{words.hash}</th>
              <th scope="col">
                <span className="unseen">{words.open}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {earlier.map((one) => (
              <tr key={one.sha256}>
                <td className="field-label nowrap">{one.version}</td>
                <td className="nowrap">{format.moment(one.activatedAt)}</td>
                <td>{by(one)}</td>
                <td className="number">{format.number(one.cases)}</td>
                <td>
                  <Mono>{one.sha256.slice(0, 12)}</Mono>
                </td>
                <td className="cell-acts">
                  <Button
                    size="small"
                    label={words.openVersion({ version: one.version })}
                    onClick={() => go(cataloguePath(one.sha256))}
                  >
                    {words.open}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
