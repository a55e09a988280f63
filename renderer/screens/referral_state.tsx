import { useLocation } from 'wouter';
import { millis } from '../../shared/time.ts';
import type { ScreeningView } from '../../shared/contract/screening.ts';
import { ReferralId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Countdown } from '../components/countdown.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useNow } from '../clock.ts';
import { paths } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { usePlaceNoun } from '../state/desk.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';

const empty = {};
type Referral = NonNullable<ScreeningView['referral']>;

/** What BP3MI sees of its referral: waiting with the time running for the traveller, then that the traveller may go on. */
export function ReferralState({ referral }: { readonly referral: Referral }) {
  const t = useText();
  const now = useNow();
  const placeNoun = usePlaceNoun();
  const over = millis(referral.lapsesAt) <= now;
  switch (referral.state) {
    case 'waiting':
      return over ? <MayGo referral={referral} /> : <Waiting referral={referral} />;
    case 'accepted':
      return (
        <section className="state-panel">
          <h2 className="question">
            {t.decision.referral.accepted({
              officer: referral.acceptedBy ?? '',
              place: placeNoun(referral.acceptedPlace),
            })}
          </h2>
          <Bring acceptedPlace={referral.acceptedPlace} />
          <p>{t.decision.referral.acceptedNote}</p>
          <NextTraveller />
        </section>
      );
    case 'lapsed':
      return (
        <section className="state-panel">
          <h2 className="question">{t.decision.referral.lapsed}</h2>
        </section>
      );
    case 'sentBack':
      return <SentBack referral={referral} />;
  }
}

/** Work goes on meanwhile; the referral stays in the queue on the left. */
function NextTraveller() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  if (!may('traveller.scan')) return null;
  return (
    <Button size="decision" onClick={() => go(paths.scan)}>
      {t.journey.closed.backToScan}
    </Button>
  );
}

/** Where the traveller goes now: to the desk that accepted, where it is one of those that receive; else where the settings say. */
function Bring({ acceptedPlace }: Pick<Referral, 'acceptedPlace'>) {
  const t = useText();
  const usual = useCall('settings.get', empty).value?.referralPlace;
  const receives = acceptedPlace !== null && acceptedPlace !== 'beforeXray' && acceptedPlace !== 'supervisor';
  const place = receives ? t.network.placeNouns[acceptedPlace] : usual;
  return place === undefined ? null : <p className="question">{t.decision.referral.bring({ place })}</p>;
}

function Waiting({ referral }: { readonly referral: Referral }) {
  const t = useText();
  return (
    <section className="state-panel">
      <p className="eyebrow">{t.decision.referral.waiting}</p>
      <p className="state-time">
        <Countdown to={referral.lapsesAt} plain />
      </p>
      <p className="soft">{t.decision.referral.lapsesIn}</p>
      <Bring acceptedPlace={null} />
      <p>{t.decision.referral.waitingNote}</p>
      <NextTraveller />
    </section>
  );
}

function MayGo({ referral }: { readonly referral: Referral }) {
  const t = useText();
  const may = useMay();
  const lapse = useCommand('referral.lapse');
  const run = () => void lapse.run({ referralId: ReferralId.parse(referral.id) });
  return (
    <section className="state-panel" data-loud="true" role="alert">
      <h2 className="state-word">{t.decision.referral.mayGo}</h2>
      <p className="say">{t.decision.referral.sayMayGo}</p>
      <p>{t.decision.referral.mayGoNote}</p>
      <FailureNotice failure={lapse.failure} />
      {may('referral.lapse') && (
        <Button kind="primary" size="decision" hotkey="Enter" busy={lapse.busy} onClick={run}>
          {t.decision.referral.lapse}
        </Button>
      )}
    </section>
  );
}

/** Immigration sent it back: read why, then decide again. */
export function SentBack({ referral }: { readonly referral: Referral }) {
  const t = useText();
  return (
    <section className="state-panel">
      <h2 className="question">{t.decision.referral.sentBack}</h2>
      {referral.note !== null && <q>{referral.note}</q>}
      <p className="soft">{t.decision.referral.sentBackNote}</p>
    </section>
  );
}
