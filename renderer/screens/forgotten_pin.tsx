import { useState } from 'react';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { CodeSheet, ResetSheet, type CodeGiven } from './admin_officer_sheets.tsx';

const empty = {};

/** A technician who forgot the own PIN cannot sign in to reset it: the shift head does, with a second person. */
export function ForgottenPin({ onClose }: { readonly onClose: () => void }) {
  const words = useText().admin.officers;
  const { value, failure } = useCall('officer.list', empty);
  const [chosen, setChosen] = useState<OfficerCard | null>(null);
  const [given, setGiven] = useState<CodeGiven | null>(null);
  const technicians = (value ?? []).filter(({ role, active }) => role === 'admin' && active);
  // One technician only: then there is nothing to choose.
  const technician = chosen ?? (technicians.length === 1 ? (technicians[0] ?? null) : null);
  if (given !== null) return <CodeSheet given={given} onClose={onClose} />;
  if (technician !== null) return <ResetSheet officer={technician} onClose={onClose} onCode={setGiven} />;
  return (
    <Sheet title={words.forgotten} onClose={onClose}>
      <div className="stack">
        <FailureNotice failure={failure} />
        <p>{words.forgottenWho}</p>
        <Choices label={words.forgottenWho} width={260}>
          {technicians.map((one) => (
            <Choice key={one.id} label={one.name} size="decision" onChoose={() => setChosen(one)} />
          ))}
        </Choices>
      </div>
    </Sheet>
  );
}
