import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { OfficerCard } from '../shared/contract/session.ts';
import type { ShiftView } from '../shared/contract/shift.ts';
import { Frame } from './components/frame.tsx';
import { paths } from './routes.ts';
import { AdminOfficers } from './screens/admin_officers.tsx';
import { AdminSettings } from './screens/admin_settings.tsx';
import { Audit } from './screens/audit.tsx';
import { CustodyScreen } from './screens/custody.tsx';
import { HelpScreen } from './screens/help.tsx';
import { HelpSheet } from './screens/help_sheet.tsx';
import { Home } from './screens/home.tsx';
import { ReferralsScreen } from './screens/referrals.tsx';
import { ScanScreen } from './screens/scan.tsx';
import { ScreeningScreen } from './screens/screening.tsx';
import { ShiftClose } from './screens/shift_close.tsx';
import { ShiftClosed } from './screens/shift_closed.tsx';
import { ShiftLog } from './screens/shift_log.tsx';
import { ShiftOpen } from './screens/shift_open.tsx';
import { useCall } from './state/calls.ts';
import { useMay } from './state/session.ts';
import { useUi } from './state/ui.ts';

const empty = {};

/** The screens after sign-in: by role, then by shift, then by address. */
export function Desk({ officer }: { readonly officer: OfficerCard }) {
  const [path] = useLocation();
  const closed = useUi((ui) => ui.closedTotals);
  const shift = useCall('shift.current', empty).value;

  if (officer.role === 'admin') return path === paths.settings ? <AdminSettings /> : <AdminOfficers />;
  if (officer.role === 'auditor') return <Audit back={false} />;
  if (closed !== null) return <ShiftClosed totals={closed} />;
  if (shift === undefined) return <Frame queue={false}>{null}</Frame>;
  return (
    <>
      <DeskRoutes shift={shift} />
      <HelpSheet />
    </>
  );
}

function DeskRoutes({ shift }: { readonly shift: ShiftView | null }) {
  const may = useMay();
  return (
    <Switch>
      {may('audit.list') && (
        <Route path={paths.audit}>
          <Audit back />
        </Route>
      )}
      {may('screening.get') && <Route path={paths.screening}>{({ id }) => <ScreeningScreen key={id} id={id} />}</Route>}
      {may('referral.list') && (
        <Route path={paths.referrals}>
          <ReferralsScreen />
        </Route>
      )}
      {may('custody.list') && (
        <Route path={paths.custody}>
          <CustodyScreen />
        </Route>
      )}
      {may('help.list') && (
        <Route path={paths.help}>
          <HelpScreen />
        </Route>
      )}
      {shift === null && (
        <Route>
          <ShiftOpen />
        </Route>
      )}
      {shift !== null && (
        <Route path={paths.board}>
          <Home shift={shift} />
        </Route>
      )}
      {may('traveller.scan') && (
        <Route path={paths.scan}>
          <ScanScreen />
        </Route>
      )}
      {may('shift.log') && (
        <Route path={paths.log}>
          <ShiftLog />
        </Route>
      )}
      {shift !== null && may('shift.close') && (
        <Route path={paths.closeShift}>
          <ShiftClose shift={shift} />
        </Route>
      )}
      <Route>
        <Redirect to={paths.board} />
      </Route>
    </Switch>
  );
}
