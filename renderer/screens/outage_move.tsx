import { CustodyOut, secondNameFits, SeizingAuthority, type CustodyMoveKind } from '../../shared/domain/custody.ts';
import { PaperMove } from '../../shared/contract/outage.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useCall } from '../state/calls.ts';
import { changeMove, type OutageDraft } from '../state/outage.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/** What happened to a passport in custody, as the form says: which, what, with which second name. */
export function MoveOnPaper({ draft }: { readonly draft: OutageDraft }) {
  const t = useText();
  const { move } = draft;
  const held = useCall('custody.list', empty).value?.held ?? [];
  return (
    <>
      <section className="stack-tight">
        <h2>{t.outage.whichPassport}</h2>
        {held.length === 0 && <p className="soft">{t.outage.noneHeld}</p>}
        <Choices label={t.outage.whichPassport} width={320}>
          {held.map(({ id, name, receiptNumber, now }) => (
            <Choice
              key={id}
              label={name}
              detail={`${receiptNumber} · ${now?.seal ?? ''}`}
              selected={move.custodyId === id}
              onChoose={() => changeMove({ custodyId: id })}
            />
          ))}
        </Choices>
      </section>
      <section className="stack-tight">
        <h2>{t.outage.whatHappened}</h2>
        <Choices label={t.outage.whatHappened} width={230}>
          {PaperMove.options.map((kind) => (
            <Choice
              key={kind}
              label={t.ledger.kind[kind]}
              selected={move.kind === kind}
              onChoose={() => changeMove({ kind, secondId: null, receiver: '' })}
            />
          ))}
        </Choices>
      </section>
      {move.kind !== null && <MoveFields draft={draft} kind={move.kind} />}
      {move.kind !== null && <SecondOnPaper draft={draft} kind={move.kind} />}
    </>
  );
}

interface MoveFieldsProps {
  readonly draft: OutageDraft;
  readonly kind: PaperMove;
}

/** The field a move asks for, by its label; the rules say which must be filled. */
function MoveFields({ draft: { move }, kind }: MoveFieldsProps) {
  const t = useText();
  const { release, move: words } = t.ledger;
  const papers: Readonly<Record<CustodyOut, string>> = {
    holder: release.receiptBack,
    proxy: release.letter,
    office: release.officeReceipt,
    bp3mi: release.minutes,
    seized: release.warrant,
  };
  const out = CustodyOut.safeParse(kind);
  const field = (name: 'place' | 'seal' | 'paper' | 'identity' | 'office' | 'reason', label: string) => (
    <Field label={label} value={move[name]} onChange={(value) => changeMove({ [name]: value })} maxLength={120} />
  );
  return (
    <>
      <div className="pair">
        {kind === 'place' && field('place', words.newPlace)}
        {kind === 'reseal' && field('seal', words.newSeal)}
        {kind === 'reseal' && field('reason', words.reason)}
        {out.success && field('paper', papers[out.data])}
        {kind === 'proxy' && field('identity', release.identity)}
        {kind === 'office' && field('office', release.officeName)}
        {kind === 'seized' && field('office', release.unit)}
      </div>
      {kind === 'seized' && (
        <Choices label={release.authority} width={200}>
          {SeizingAuthority.options.map((authority) => (
            <Choice
              key={authority}
              label={t.ledger.authority[authority]}
              selected={move.authority === authority}
              onChoose={() => changeMove({ authority })}
            />
          ))}
        </Choices>
      )}
    </>
  );
}

/** The second name: an officer who will confirm with the own PIN, or somebody from outside. */
function SecondOnPaper({ draft: { move, officerId }, kind }: MoveFieldsProps & { readonly kind: CustodyMoveKind }) {
  const t = useText();
  const officers = (useCall('officer.list', empty).value ?? []).filter(
    (one) => one.active && !one.enrolling && one.id !== officerId && secondNameFits(kind, one),
  );
  const outside = secondNameFits(kind, 'outside');
  return (
    <section className="stack-tight">
      <h2>{t.ledger.second.title}</h2>
      <Choices label={t.ledger.second.title} width={230}>
        {officers.map(({ id, name }) => (
          <Choice
            key={id}
            label={name}
            selected={move.secondId === id}
            onChoose={() => changeMove({ secondId: id, receiver: '' })}
          />
        ))}
        {outside && officers.length > 0 && (
          <Choice
            label={t.ledger.second.outside}
            selected={move.secondId === null}
            onChoose={() => changeMove({ secondId: null })}
          />
        )}
      </Choices>
      {outside && move.secondId === null && (
        <Field
          label={t.ledger.second.name}
          value={move.receiver}
          onChange={(receiver) => changeMove({ receiver })}
          maxLength={80}
        />
      )}
    </section>
  );
}
