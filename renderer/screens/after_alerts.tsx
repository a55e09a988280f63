import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { paths } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { ReviewAlerts } from './review_mine.tsx';

const empty = {};

/** What cannot wait on the board: objections near or past their day, sealed things somebody opened, reviews. */
export const AfterAlerts = () => (
  <>
    <ObjectionAlert />
    <SealedAlerts />
    <ReviewAlerts />
  </>
);

function ObjectionAlert() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const loud = useCall('after.due', empty).value?.objections.loud ?? 0;
  if (loud === 0 || !may('objection.list')) return null;
  return (
    <Notice tone="error" what={t.after.objection.boardLoud({ count: loud })}>
      <div className="row">
        <Button size="small" onClick={() => go(paths.objections)}>
          {t.after.objection.title}
        </Button>
      </div>
    </Notice>
  );
}

/** Somebody opened what this officer sealed: who, when and why, until the officer has seen it. */
function SealedAlerts() {
  const t = useText();
  const format = useFormat();
  const words = t.after.sealed;
  const alerts = useCall('note.alerts', empty).value ?? [];
  const seen = useCommand('note.seen');
  if (alerts.length === 0) return null;
  return (
    <div className="stack-tight">
      {alerts.map(({ actId, kind, by, at, reason }) => {
        const told = { name: by, when: format.moment(at) };
        return (
          <Notice
            key={actId}
            tone="attention"
            what={kind === 'opened' ? words.alertOpened(told) : words.alertMoved(told)}
          >
            {reason !== null && <p>{words.alertReason({ reason })}</p>}
            <div className="row">
              <Button size="small" busy={seen.busy} onClick={() => void seen.run({ actId })}>
                {words.seen}
              </Button>
            </div>
          </Notice>
        );
      })}
    </div>
  );
}
