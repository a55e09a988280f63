import { useEffect, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { Name } from '../shared/contract/index.ts';
import type { OfficerCard } from '../shared/contract/session.ts';
import type { ShiftView } from '../shared/contract/shift.ts';
import { Frame } from './components/frame.tsx';
import { paths } from './routes.ts';
import { AdminOfficers } from './screens/admin_officers.tsx';
import { AdminSettings } from './screens/admin_settings.tsx';
import { Audit } from './screens/audit.tsx';
import { OutboxScreen } from './screens/outbox.tsx';
import { Retention } from './screens/retention.tsx';
import { Backups } from './screens/backups.tsx';
import { CatalogueScreen } from './screens/catalogue.tsx';
import { CatalogueOne } from './screens/catalogue_one.tsx';
import { CaseAfter } from './screens/case_after.tsx';
import { ExportsScreen } from './screens/exports.tsx';
import { DevicesScreen } from './screens/devices.tsx';
import { CustodyScreen } from './screens/custody.tsx';
import { CustodyOne } from './screens/custody_one.tsx';
import { FiguresScreen } from './screens/figures.tsx';
import { HandoversScreen } from './screens/handovers.tsx';
import { HelpScreen } from './screens/help.tsx';
import { HelpSheet } from './screens/help_sheet.tsx';
import { Home } from './screens/home.tsx';
import { OutageScreen } from './screens/outage.tsx';
import { OutageEnter } from './screens/outage_enter.tsx';
import { IntegrityScreen } from './screens/integrity.tsx';
import { ObjectionsScreen } from './screens/objections.tsx';
import { PartyScreen } from './screens/party.tsx';
import { PapersScreen } from './screens/papers.tsx';
import { PartyOpen } from './screens/party_open.tsx';
import { RecheckScreen } from './screens/recheck.tsx';
import { ReferralsScreen } from './screens/referrals.tsx';
import { ReviewCaseScreen } from './screens/review_case.tsx';
import { ReviewsScreen } from './screens/reviews.tsx';
import { ScanScreen } from './screens/scan.tsx';
import { ScreeningScreen } from './screens/screening.tsx';
import { SearchScreen } from './screens/search.tsx';
import { ShiftClose } from './screens/shift_close.tsx';
import { ShiftClosed } from './screens/shift_closed.tsx';
import { ShiftLog } from './screens/shift_log.tsx';
import { ShiftSignatures } from './screens/shift_signatures.tsx';
import { ShiftOpen } from './screens/shift_open.tsx';
import { TakeOverScreen } from './screens/take_over.tsx';
import { useCall } from './state/calls.ts';
import { useMay } from './state/session.ts';
import { useUi } from './state/ui.ts';

const empty = {};

type Kind = 'admin' | 'auditor' | 'desk';
const kindOf = ({ role }: OfficerCard): Kind => (role === 'admin' || role === 'auditor' ? role : 'desk');
/** Who worked at this tablet last. */
let lastKind: Kind | null = null;

/** The screens after sign-in: by role, then by shift, then by address. */
export function Desk({ officer }: { readonly officer: OfficerCard }) {
  const [path, go] = useLocation();
  const kind = kindOf(officer);
  // Where a technician or an auditor was is no place for a shift head to begin, nor the other way round.
  useEffect(() => {
    if (lastKind !== null && lastKind !== kind) go(paths.board);
    lastKind = kind;
  }, [kind, go]);
  const setRail = useUi((ui) => ui.setRail);
  // What was opened over one screen is not meant for the next.
  useEffect(() => setRail(null), [path, setRail]);
  const closed = useUi((ui) => ui.closedTotals);
  const shift = useCall('shift.current', empty).value;

  if (officer.role === 'admin' || officer.role === 'auditor') {
    return (
      <>
        {officer.role === 'admin' ? <AdminRoutes /> : <AuditorRoutes />}
        <HelpSheet nobody="otherRole" />
      </>
    );
  }
  return (
    <>
      <DeskScreen closed={closed} shift={shift} />
      <HelpSheet />
    </>
  );
}

interface DeskScreenProps {
  readonly closed: Readonly<Record<string, number>> | null;
  readonly shift: ShiftView | null | undefined;
}

function DeskScreen({ closed, shift }: DeskScreenProps) {
  if (closed !== null) return <ShiftClosed totals={closed} />;
  return shift === undefined ? <Frame queue={false}>{null}</Frame> : <DeskRoutes shift={shift} />;
}

const one = ({ sha256 }: { readonly sha256: string }) => <CatalogueOne key={sha256} sha256={sha256} />;

const AdminRoutes = () => (
  <Switch>
    <Route path={paths.settings}>
      <AdminSettings />
    </Route>
    <Route path={paths.catalogue}>
      <CatalogueScreen />
    </Route>
    <Route path={paths.catalogueOne}>{one}</Route>
    <Route path={paths.integrity}>
      <IntegrityScreen back={false} />
    </Route>
    <Route path={paths.backups}>
      <Backups back={false} />
    </Route>
    <Route path={paths.exports}>
      <ExportsScreen back={false} />
    </Route>
    <Route path={paths.outbox}>
      <OutboxScreen back={false} />
    </Route>
    <Route path={paths.devices}>
      <DevicesScreen />
    </Route>
    <Route path={paths.retention}>
      <Retention back={false} />
    </Route>
    <Route>
      <AdminOfficers />
    </Route>
  </Switch>
);

const AuditorRoutes = () => (
  <Switch>
    <Route path={paths.catalogue}>
      <CatalogueScreen />
    </Route>
    <Route path={paths.catalogueOne}>{one}</Route>
    <Route path={paths.integrity}>
      <IntegrityScreen back />
    </Route>
    <Route path={paths.search}>
      <SearchScreen back />
    </Route>
    <Route path={paths.auditOf}>{({ id }) => <Audit key={id} back={false} about={id} />}</Route>
    <Route path={paths.figures}>
      <FiguresScreen back />
    </Route>
    <Route>
      <Audit back={false} />
    </Route>
  </Switch>
);

/** What only those see who may make this call; anybody else is brought to the board. */
function For({ call, children }: { readonly call: Name; readonly children: ReactNode }) {
  const may = useMay();
  return may(call) ? children : <ToBoard />;
}

/** A screen whose calls the role may not make has no address for it. What outlives a shift needs none to be open. */
function DeskRoutes({ shift }: { readonly shift: ShiftView | null }) {
  const may = useMay();
  return (
    <Switch>
      <Route path={paths.backups}>
        <For call="backup.list">
          <Backups back />
        </For>
      </Route>
      <Route path={paths.exports}>
        <For call="export.list">
          <ExportsScreen back />
        </For>
      </Route>
      <Route path={paths.outbox}>
        <For call="outbox.state">
          <OutboxScreen back />
        </For>
      </Route>
      <Route path={paths.retention}>
        <For call="retention.due">
          <Retention back />
        </For>
      </Route>
      <Route path={paths.figures}>
        <For call="figures.daily">
          <FiguresScreen back />
        </For>
      </Route>
      <Route path={paths.audit}>{may('audit.list') ? <Audit back /> : <ToBoard />}</Route>
      <Route path={paths.catalogue}>{may('catalogue.versions') ? <CatalogueScreen /> : <ToBoard />}</Route>
      <Route path={paths.catalogueOne}>{may('catalogue.versions') ? one : <ToBoard />}</Route>
      <Route path={paths.search}>
        <For call="search.history">
          <SearchScreen back />
        </For>
      </Route>
      <Route path={paths.custody}>{may('custody.list') ? <CustodyScreen /> : <ToBoard />}</Route>
      <Route path={paths.takeOver}>
        <TakeOver />
      </Route>
      <Route path={paths.custodyOne}>
        {({ id }) => (may('custody.history') ? <CustodyOne key={id} custodyId={id} /> : <ToBoard />)}
      </Route>
      <Route path={paths.papers}>{may('paper.list') ? <PapersScreen /> : <ToBoard />}</Route>
      <Route path={paths.help}>{may('help.list') ? <HelpScreen /> : <ToBoard />}</Route>
      <Route path={paths.screening}>
        {({ id }) => (may('screening.get') ? <ScreeningScreen id={id} /> : <ToBoard />)}
      </Route>
      <Route path={paths.board}>{shift === null ? <ShiftOpen /> : <Home shift={shift} />}</Route>
      <Route path={paths.scan}>{may('traveller.scan') ? <ScanScreen /> : <ToBoard />}</Route>
      <Route path={paths.partyOpen}>
        {shift !== null && may('party.open') ? <PartyOpen shift={shift} /> : <ToBoard />}
      </Route>
      <Route path={paths.party}>{({ id }) => (may('party.get') ? <PartyScreen id={id} /> : <ToBoard />)}</Route>
      <Route path={paths.referrals}>{may('referral.list') ? <ReferralsScreen /> : <ToBoard />}</Route>
      <Route path={paths.recheck}>{may('recheck.list') ? <RecheckScreen /> : <ToBoard />}</Route>
      <Route path={paths.outage}>{may('outage.forms') ? <OutageScreen /> : <ToBoard />}</Route>
      <Route path={paths.outageEnter}>{may('outage.enter') ? <OutageEnter /> : <ToBoard />}</Route>
      <Route path={paths.log}>{may('shift.log') ? <ShiftLog /> : <ToBoard />}</Route>
      <Route path={paths.objections}>{may('objection.list') ? <ObjectionsScreen /> : <ToBoard />}</Route>
      <Route path={paths.handovers}>{may('handover.list') ? <HandoversScreen /> : <ToBoard />}</Route>
      <Route path={paths.caseAfter}>{({ id }) => (may('handover.case') ? <CaseAfter id={id} /> : <ToBoard />)}</Route>
      <Route path={paths.integrity}>
        <IntegrityScreen back />
      </Route>
      <Route path={paths.reviews}>
        <For call="review.queue">
          <ReviewsScreen />
        </For>
      </Route>
      <Route path={paths.reviewCase}>
        {({ screening, decision }) => (
          <For call="review.case">
            <ReviewCaseScreen key={decision} screening={screening} decision={decision} />
          </For>
        )}
      </Route>
      <Route path={paths.shifts}>
        <For call="shift.signatures">
          <ShiftSignatures />
        </For>
      </Route>
      <Route path={paths.closeShift}>
        {shift !== null && may('shift.close') ? <ShiftClose shift={shift} /> : <ToBoard />}
      </Route>
      <Route>
        <ToBoard />
      </Route>
    </Switch>
  );
}

function TakeOver() {
  const may = useMay();
  return may('custody.takeOver') ? <TakeOverScreen /> : <ToBoard />;
}

const ToBoard = () => <Redirect to={paths.board} />;
