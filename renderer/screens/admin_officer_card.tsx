import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { OfficerCard } from '../../shared/contract/session.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { formats } from '../../shared/text/language.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { stationNow } from '../clock.ts';
import { useCommand } from '../state/calls.ts';
import { useStation } from '../state/session.ts';
import { useText } from '../state/ui.ts';

interface CardSheetProps {
  readonly officer: OfficerCard;
  /** Codes left on the card there is; null without one. */
  readonly left: number | null;
  readonly onClose: () => void;
}

/** A sealed card for a Pejabat Imigrasi, made in front of them. The codes live in this sheet alone: closed, they are gone. */
export function CardSheet({ officer, left, onClose }: CardSheetProps) {
  const t = useText();
  const { card: words } = t.later;
  const make = useCommand('officer.makeCard');
  const retire = useCommand('officer.retireCard');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [retired, setRetired] = useState(false);
  const go = async (approvalId: ApprovalId) => {
    const answer = await make.run({ officerId: officer.id, approvalId });
    if (answer.ok) setCodes(answer.value.codes);
  };
  const end = async () => {
    const answer = await retire.run({ officerId: officer.id });
    if (answer.ok) setRetired(true);
  };
  return (
    <Sheet title={words.title({ name: officer.name })} onClose={onClose}>
      {codes === null ? (
        <div className="stack">
          <p>{words.lead}</p>
          {retired && <Notice what={words.retired} />}
          {left !== null && !retired && (
            <div className="row row-spread">
              <span>{words.left({ count: left })}</span>
              <Button size="small" busy={retire.busy} onClick={() => void end()}>
                {words.retire}
              </Button>
            </div>
          )}
          <FailureNotice failure={make.failure ?? retire.failure} />
          <SecondPerson
            call="officer.makeCard"
            subject={officer.id}
            question={words.holder({ name: officer.name })}
            accepts={({ id }) => id === officer.id}
            onApproved={(approvalId) => void go(approvalId)}
          />
        </div>
      ) : (
        <div className="stack">
          <Notice tone="attention" what={words.once} />
          <CodeList codes={codes} />
          <div className="row row-spread">
            <Button onClick={() => window.print()}>{words.print}</Button>
            <Button kind="primary" onClick={onClose}>
              {words.done}
            </Button>
          </div>
          <SealedCard officer={officer} codes={codes} />
        </div>
      )}
    </Sheet>
  );
}

function CodeList({ codes }: { readonly codes: readonly string[] }) {
  const { card } = useText().later;
  return (
    <ol className="card-codes mono" aria-label={card.codes}>
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
  );
}

/** The card for the printer alone, in Indonesian: cut, folded, sealed. */
function SealedCard({ officer, codes }: { readonly officer: OfficerCard; readonly codes: readonly string[] }) {
  const { card } = indonesian.later;
  const station = useStation();
  const today = dayOf(instantOf(stationNow()));
  return createPortal(
    <article className="sealed-card" lang="id" aria-hidden="true">
      <h1>{card.title({ name: officer.name })}</h1>
      {station?.mode === 'practice' && <p className="lead">{indonesian.frame.practice}</p>}
      <p>
        {station?.station?.name} · {station?.station?.id} · {formats.id.day(today)}
      </p>
      <ol className="card-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p>{card.paperLead}</p>
      <p>{card.paperLost}</p>
    </article>,
    document.body,
  );
}
