import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { call, useCall, useCommand, type CallFailure } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};
type Signer = OutputOf<'signer.list'>[number];
type Checked = OutputOf<'signer.check'>;

/** Whose signatures on catalogue files count. The technician changes the list with a shift head. */
export function CatalogueSigners() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const words = t.catalogue.signers;
  const signers = useCall('signer.list', empty).value ?? [];
  const [open, setOpen] = useState<Signer | 'new' | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="stack-tight">
      <div className="section-head">
        <div>
          <h2>{words.title}</h2>
          <p className="soft">{signers.length === 0 ? words.none : words.lead}</p>
        </div>
        {may('signer.add') && <Button onClick={() => setOpen('new')}>{words.add}</Button>}
      </div>
      {signers.length > 0 && (
        <ul className="plain-list">
          {signers.map((signer) => (
            <li key={signer.fingerprint} className="row row-spread">
              <span className="grow">
                <span className="field-label">{signer.name}</span> <Mono>{signer.keyId}</Mono>
                <span className="cell-second">
                  {format.moment(signer.addedAt)} · {format.list([signer.by.first, signer.by.second])}
                </span>
              </span>
              {may('signer.remove') && (
                <Button
                  size="small"
                  kind="quiet"
                  label={`${words.remove}: ${signer.name}`}
                  onClick={() => setOpen(signer)}
                >
                  {words.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open === 'new' && <AddSigner onClose={close} />}
      {open !== null && open !== 'new' && <RemoveSigner signer={open} onClose={close} />}
    </section>
  );
}

function AddSigner({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const words = t.catalogue.signers;
  const add = useCommand('signer.add');
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<Checked | null>(null);
  const [failure, setFailure] = useState<CallFailure<'signer.check'> | null>(null);
  const check = async () => {
    const answer = await call('signer.check', { text });
    setChecked(answer.ok ? answer.value : null);
    setFailure(answer.ok ? null : answer.error);
  };
  const go = async (approvalId: ApprovalId) => {
    const answer = await add.run({ text, approvalId });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.addTitle} onClose={onClose}>
      <div className="stack">
        <p>{words.addLead}</p>
        {checked === null ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void check();
            }}
          >
            <Field label={words.line} value={text} onChange={setText} maxLength={400} mono autoFocus />
            <FailureNotice failure={failure} />
            <div className="row row-spread">
              <Button kind="quiet" onClick={onClose}>
                {t.frame.cancel}
              </Button>
              <Button kind="primary" submit disabled={text.trim() === ''}>
                {words.check}
              </Button>
            </div>
          </form>
        ) : (
          <>
            <KeyFacts signer={checked} />
            <FailureNotice failure={add.failure} />
            <ShiftHead call="signer.add" signer={checked} question={words.addTwo} onApproved={go} />
          </>
        )}
      </div>
    </Sheet>
  );
}

function KeyFacts({ signer }: { readonly signer: Checked }) {
  const words = useText().catalogue.signers;
  return (
    <dl className="facts">
      <dt>{words.name}</dt>
      <dd>{signer.name}</dd>
      <dt>{words.keyId}</dt>
      <dd>
        <Mono>{signer.keyId}</Mono>
      </dd>
      <dt>{words.fingerprint}</dt>
      <dd>
        <Mono wrap>{signer.fingerprint.replaceAll(/(.{8})(?=.)/g, '$1 ')}</Mono>
      </dd>
    </dl>
  );
}

interface ShiftHeadProps {
  readonly call: 'signer.add' | 'signer.remove';
  readonly signer: Checked;
  readonly question: string;
  readonly onApproved: (approvalId: ApprovalId) => Promise<void>;
}

/** The second person for a key: a shift head, of either agency. */
function ShiftHead({ call: approved, signer, question, onApproved }: ShiftHeadProps) {
  return (
    <>
      <p className="field-label">{question}</p>
      <SecondPerson
        call={approved}
        subject={signer.fingerprint}
        question={question}
        accepts={({ role }) => role === 'supervisor'}
        onApproved={(approvalId) => void onApproved(approvalId)}
      />
    </>
  );
}

function RemoveSigner({ signer, onClose }: { readonly signer: Signer; readonly onClose: () => void }) {
  const words = useText().catalogue.signers;
  const remove = useCommand('signer.remove');
  const go = async (approvalId: ApprovalId) => {
    const answer = await remove.run({ fingerprint: signer.fingerprint, approvalId });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.removeTitle({ name: signer.name })} onClose={onClose}>
      <div className="stack">
        <p>{words.removeLead}</p>
        <KeyFacts signer={signer} />
        <FailureNotice failure={remove.failure} />
        <ShiftHead call="signer.remove" signer={signer} question={words.removeTwo} onApproved={go} />
      </div>
    </Sheet>
  );
}
