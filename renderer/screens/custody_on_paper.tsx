import { useLocation } from 'wouter';
import type { CustodyOnPaper } from '../../shared/contract/custody.ts';
import { Button } from '../components/button.tsx';
import { Mono } from '../components/mono.tsx';
import { paths } from '../routes.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

/** Passports that lie here on paper forms alone: not in the ledger yet, so they stand under a head of their own. */
export function CustodyOnPaperList({ passports }: { readonly passports: readonly CustodyOnPaper[] }) {
  const { list, onPaper } = useText().ledger;
  if (passports.length === 0) return null;
  return (
    <section className="stack-tight">
      <div>
        <h2 className="row row-spread">
          {onPaper.group} <span className="small soft">{list.count({ count: passports.length })}</span>
        </h2>
        <p className="soft">{onPaper.note}</p>
      </div>
      <ul>
        {passports.map((passport) => (
          <OnPaper key={passport.entryId} passport={passport} />
        ))}
      </ul>
    </section>
  );
}

function OnPaper({ passport }: { readonly passport: CustodyOnPaper }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const { onPaper } = t.ledger;
  const { name, documentNumber, form, place, seal, receiptNumber, heldAt, heldBy, waitingFor, due, overdue } = passport;
  return (
    <li className="custody" data-overdue={overdue} data-on-paper="true">
      <div className="custody-words">
        <p className="custody-name">{name}</p>
        <p className="small">
          <Mono>{documentNumber}</Mono> · <Mono>{form}</Mono>
        </p>
        <p className="small">{onPaper.line({ place, seal, receipt: receiptNumber })}</p>
        <p className="small soft">
          {onPaper.since} {format.moment(heldAt)}, {heldBy}
        </p>
        <p className="custody-waits">{onPaper.waitingFor({ names: waitingFor.join(', ') })}</p>
      </div>
      <p className="custody-due">
        <span className="small">{overdue ? t.custody.list.overdue : t.custody.list.due}</span>
        <b>{format.day(due)}</b>
      </p>
      {may('outage.confirm') && (
        <div className="custody-acts">
          <Button size="decision" onClick={() => go(paths.outage)}>
            {onPaper.confirm}
          </Button>
        </div>
      )}
    </li>
  );
}
