import type { CustodyMoveView } from '../../shared/contract/custody.ts';
import { useFormat, useText } from '../state/ui.ts';
import { PaperButton } from './paper_button.tsx';

/** The ledger of one passport, the latest first: what happened, between which two names, with which paper. */
export function CustodyHistory({ moves }: { readonly moves: readonly CustodyMoveView[] }) {
  return (
    <ol className="ledger" reversed>
      {moves.toReversed().map((move) => (
        <Line key={move.id} move={move} />
      ))}
    </ol>
  );
}

function Line({ move }: { readonly move: CustodyMoveView }) {
  const t = useText();
  const format = useFormat();
  const { names, facts, kind } = t.ledger;
  // A new seal and a new day go from nobody to nobody.
  const by = move.kind === 'reseal' || move.kind === 'extend';
  const said = saidOf(move, facts, { day: format.day, authority: t.ledger.authority });
  return (
    <li className="ledger-line">
      <p className="small soft">{format.moment(move.at)}</p>
      <div className="stack-tight">
        <h3>{kind[move.kind]}</h3>
        <p>
          <span className="small soft">{by ? names.by : names.giver} </span>
          {move.giver}
          {move.taker !== null && (
            <>
              <span className="small soft"> · {move.kind === 'reseal' ? names.witness : names.taker} </span>
              {move.taker}
            </>
          )}
        </p>
        {said.length > 0 && (
          <p className="small soft">
            {said.map(([name, value]) => (
              <span key={name} className="ledger-fact">
                {name} <b>{value}</b>
              </span>
            ))}
          </p>
        )}
      </div>
      {move.kind !== 'in' && move.kind !== 'extend' && (
        <PaperButton kind="passportReturn" subjectId={move.id} size="small" />
      )}
    </li>
  );
}

type Facts = ReturnType<typeof useText>['ledger']['facts'];

/** What a line says besides its names; a move tells only what it changed, the taking everything. */
function saidOf(
  move: CustodyMoveView,
  facts: Facts,
  words: { readonly day: (day: string) => string; readonly authority: Readonly<Record<string, string>> },
): readonly (readonly [string, string])[] {
  const { kind } = move;
  const all: readonly (readonly [string, string | null, boolean])[] = [
    [facts.place, move.place, kind === 'in' || kind === 'place'],
    [facts.seal, move.seal, kind === 'in' || kind === 'reseal'],
    [facts.due, move.due === null ? null : words.day(move.due), kind === 'in' || kind === 'extend'],
    [facts.office, move.office, true],
    [facts.authority, move.authority === null ? null : (words.authority[move.authority] ?? null), true],
    [facts.identity, move.identity, true],
    [facts.paper, move.paper, true],
    [facts.reason, move.reason, true],
  ];
  return all.flatMap(([name, value, shown]) =>
    shown && value !== null && value !== '' ? [[name, value] as const] : [],
  );
}
