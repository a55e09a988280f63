import type { OfficerCard } from '../../shared/contract/session.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';

/** A one-time code and whose it is. Kept in no store: when the sheet closes it is gone. */
export interface CodeGiven {
  readonly name: string;
  readonly code: string;
}

interface SheetProps {
  readonly officer: OfficerCard;
  readonly onClose: () => void;
}

export function DeactivateSheet({ officer, onClose }: SheetProps) {
  const t = useText();
  const words = t.admin.officers;
  const deactivate = useCommand('officer.deactivate');
  const go = async () => {
    const answer = await deactivate.run({ officerId: officer.id });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.deactivateTitle({ name: officer.name })} onClose={onClose} size="narrow">
      <div className="stack">
        <p>{words.deactivateLead}</p>
        <FailureNotice failure={deactivate.failure} />
        <div className="row row-spread">
          <Button kind="quiet" onClick={onClose}>
            {t.frame.cancel}
          </Button>
          <Button kind="alarm" busy={deactivate.busy} onClick={() => void go()}>
            {words.deactivate}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

/** A new PIN for somebody. A technician's own, or another technician's, takes a second person. */
export function ResetSheet({ officer, onClose, onCode }: SheetProps & { readonly onCode: (given: CodeGiven) => void }) {
  const t = useText();
  const words = t.admin.officers;
  const me = useOfficer();
  const reset = useCommand('officer.resetPin');
  const two = officer.role === 'admin' || officer.id === me?.id;
  const byHead = me?.role === 'supervisor';
  const lead = byHead ? words.resetByHead : two ? words.resetTwo : words.resetLead;
  const accepts = ({ id, role, agency }: OfficerCard) =>
    id !== officer.id &&
    (role === 'supervisor' || role === 'admin' || (byHead && role !== 'auditor' && agency !== me.agency));
  const go = async (approvalId: ApprovalId | null) => {
    const answer = await reset.run({ officerId: officer.id, approvalId });
    if (answer.ok) onCode({ name: officer.name, code: answer.value.code });
  };
  return (
    <Sheet title={words.resetTitle({ name: officer.name })} onClose={onClose} size={two ? 'normal' : 'narrow'}>
      <div className="stack">
        <p>{lead}</p>
        <FailureNotice failure={reset.failure} />
        {two ? (
          <SecondPerson
            call="officer.resetPin"
            subject={officer.id}
            question={lead}
            accepts={accepts}
            onApproved={(approvalId) => void go(approvalId)}
          />
        ) : (
          <div className="row row-spread">
            <Button kind="quiet" onClick={onClose}>
              {t.frame.cancel}
            </Button>
            <Button kind="primary" busy={reset.busy} onClick={() => void go(null)}>
              {words.reset}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  );
}

export function CodeSheet({ given, onClose }: { readonly given: CodeGiven; readonly onClose: () => void }) {
  const t = useText();
  const words = t.admin.officers;
  return (
    <Sheet title={words.codeTitle({ name: given.name })} onClose={onClose} size="narrow">
      <div className="stack">
        <p className="one-time-code mono">{`${given.code.slice(0, 4)} ${given.code.slice(4)}`}</p>
        <p>{words.codeLead}</p>
        <Button kind="primary" onClick={onClose}>
          {words.codeDone}
        </Button>
      </div>
    </Sheet>
  );
}
