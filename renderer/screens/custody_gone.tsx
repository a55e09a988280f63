import { Link } from 'wouter';
import type { CustodyView } from '../../shared/contract/custody.ts';
import { Mono } from '../components/mono.tsx';
import { custodyPath } from '../routes.ts';
import { useFormat, useText } from '../state/ui.ts';

/** Passports that are no longer here: how, when, to whom. */
export function CustodyGone({ gone, none }: { readonly gone: readonly CustodyView[]; readonly none: string }) {
  const t = useText();
  const format = useFormat();
  if (gone.length === 0) return <p className="soft">{none}</p>;
  return (
    <ul>
      {gone.map((custody) => (
        <li key={custody.id}>
          <Link className="custody-gone" href={custodyPath(custody.id)}>
            <span className="grow">
              <b>{custody.name}</b> <Mono>{custody.documentNumber}</Mono>
            </span>
            {custody.gone !== null && (
              <span className="small">
                {t.ledger.way[custody.gone.way]} · {custody.gone.receiver}
                {custody.gone.office !== '' && ` · ${custody.gone.office}`}
                <span className="soft"> · {format.moment(custody.gone.at)}</span>
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
