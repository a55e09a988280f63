import { IconAlertTriangle, IconBlur, IconLanguage, IconMoon, IconSun, IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import { millis } from '../../shared/time.ts';
import { leftOf, nextFlight } from '../board.ts';
import { useNow } from '../clock.ts';
import { paths } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useDesk } from '../state/desk.ts';
import { noteUnknown, useScan } from '../state/scan.ts';
import { useOfficer, useStation } from '../state/session.ts';
import { useAppearance, useFormat, useText, useUi } from '../state/ui.ts';
import { Button } from './button.tsx';
import { Countdown } from './countdown.tsx';
import { CustodyBadge } from './custody_badge.tsx';
import { HelpButton } from './help_button.tsx';
import { useKeys } from './keys.ts';
import { Mark } from './mark.tsx';
import { ReferralBadge } from './referral_badge.tsx';

const empty = {};

/** Station, the flight that matters now, who is working, and the few acts that are always there. */
export function Header({ flightId }: { readonly flightId: string | null | false }) {
  const t = useText();
  const station = useStation();
  return (
    <header className="head">
      <Link className="head-mark" href={paths.board}>
        <Mark />
        <span>
          <span className="head-name">{station?.station?.name ?? t.frame.appName}</span>
          <HeadDesk stationId={station?.station?.id} />
        </span>
      </Link>
      {station?.mode === 'practice' && <span className="practice-pill">{t.frame.practice}</span>}
      <HeadMiddle flightId={flightId} />
      <ReferralBadge />
      <CustodyBadge />
      <HeadActs />
    </header>
  );
}

/** Which desk of the station this is, for whoever takes a tablet into the hand. */
function HeadDesk({ stationId }: { readonly stationId: string | undefined }) {
  const words = useText().network;
  const desk = useDesk();
  const parts = [stationId, desk && words.places[desk.place], desk?.device];
  return <span className="head-station">{parts.filter((part) => typeof part === 'string').join(' · ')}</span>;
}

/** The flight; in its place, where nothing is touched and nothing moves, that a scan was no paper of ours. Above a sheet as well. */
function HeadMiddle({ flightId }: { readonly flightId: string | null | false }) {
  const t = useText();
  const unknown = useScan((scan) => scan.unknown);
  if (unknown) {
    return (
      <div className="head-unknown" role="alert">
        <IconAlertTriangle size={24} stroke={1.75} aria-hidden="true" />
        <p>{t.journey.scan.unknownCode}</p>
        <Button
          size="small"
          kind="quiet"
          label={t.journey.scan.unknownRead}
          onClick={() => noteUnknown(false)}
          icon={<IconX size={22} stroke={1.75} aria-hidden="true" />}
        >
          {null}
        </Button>
      </div>
    );
  }
  return flightId === false ? <span className="grow" /> : <HeadFlight flightId={flightId} />;
}

function HeadFlight({ flightId }: { readonly flightId: string | null }) {
  const t = useText();
  const format = useFormat();
  const now = useNow();
  const shift = useCall('shift.current', empty).value;
  const flights = shift?.flights ?? [];
  const flight = flights.find(({ id }) => id === flightId) ?? nextFlight(flights, now);
  if (flight === null) {
    const untimed = shift !== undefined && shift !== null && flights.length === 0;
    return <div className="head-flight soft">{untimed && t.frame.noCountdown}</div>;
  }
  const left = leftOf(flight);
  return (
    <div className="head-flight">
      <b>
        {flight.number} {flight.destination}
      </b>
      <span>{format.clock(flight.departsAt)}</span>
      <span>
        {millis(flight.gateClosesAt) > now && <span className="soft">{t.frame.gateShort} </span>}
        <Countdown to={flight.gateClosesAt} past={t.frame.gateClosed} />
      </span>
      {left !== null && <span className="head-left">{t.frame.peopleLeft({ count: left })}</span>}
    </div>
  );
}

function HeadActs() {
  const t = useText();
  const officer = useOfficer();
  const setMenu = useUi((ui) => ui.setOfficerOpen);
  const setHelpOpen = useUi((ui) => ui.setHelpOpen);
  const lock = useCommand('session.lock');
  const curtain = () => void lock.run({ cause: 'officer' });
  const help = () => setHelpOpen(true);
  useKeys({ F9: curtain, F4: () => setMenu(true), F2: help });
  return (
    <div className="head-acts">
      <HelpButton />
      <LanguageButton />
      <Button
        size="small"
        onClick={curtain}
        icon={<IconBlur size={22} stroke={1.75} aria-hidden="true" />}
        title={`${t.frame.curtainHint} (F9)`}
      >
        {t.frame.curtain}
      </Button>
      {officer !== null && (
        <button
          type="button"
          className="button officer-button"
          data-size="small"
          data-kind="quiet"
          onClick={() => setMenu(true)}
        >
          <span className="officer">
            <span>{officer.name}</span>
            <span className="small soft">{t.frame.roles[officer.role]}</span>
          </span>
        </button>
      )}
    </div>
  );
}

/** The other language, one touch away on every screen. */
function LanguageButton() {
  const t = useText();
  const language = useUi((ui) => ui.language);
  const setLanguage = useUi((ui) => ui.setLanguage);
  return (
    <Button
      size="small"
      kind="quiet"
      icon={<IconLanguage size={22} stroke={1.75} aria-hidden="true" />}
      label={`${t.frame.switchLanguage}: ${t.frame.otherLanguage}`}
      onClick={() => setLanguage(language === 'id' ? 'en' : 'id')}
    >
      {language === 'id' ? 'EN' : 'ID'}
    </Button>
  );
}

/** Language and light of a screen without an officer; with one, the light is in the officer's own sheet. */
export function LanguageAndTheme() {
  const t = useText();
  const setAppearance = useUi((ui) => ui.setAppearance);
  const appearance = useAppearance();
  return (
    <>
      <LanguageButton />
      <Button
        size="small"
        kind="quiet"
        label={appearance === 'dark' ? t.frame.toLight : t.frame.toDark}
        onClick={() => setAppearance(appearance === 'dark' ? 'light' : 'dark')}
      >
        {appearance === 'dark' ? (
          <IconSun size={22} stroke={1.75} aria-hidden="true" />
        ) : (
          <IconMoon size={22} stroke={1.75} aria-hidden="true" />
        )}
      </Button>
    </>
  );
}
