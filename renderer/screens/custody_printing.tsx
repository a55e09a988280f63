import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustodyListState } from '../../shared/contract/custody.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useCopy, useIssue } from '../state/papers.ts';
import { useText } from '../state/ui.ts';

/** Why a list is not on paper; what is recorded is Indonesian whatever language the screen has. */
type NoListReason = keyof typeof indonesian.ledger.printing.reasons;

/** Shortest reason that is one. */
const reasonLength = 5;

interface PrintProps {
  readonly size?: 'normal' | 'decision';
  readonly primary?: boolean;
  readonly hotkey?: string;
}

/** One touch: the list as it is now gets its number and goes to the printer. */
export function CustodyListPrint({ size = 'decision', primary = false, hotkey }: PrintProps) {
  const t = useText();
  const issue = useIssue();
  const copy = useCopy();
  const go = async () => {
    const paper = await issue.go({ kind: 'custodyList', subjectId: 'custody' }, null);
    if (paper !== null) await copy.go(paper.id, 'print', 'a4');
  };
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'plain'}
        size={size}
        {...(hotkey === undefined ? {} : { hotkey })}
        busy={issue.busy || copy.busy}
        icon={<IconPrinter size={24} stroke={1.75} aria-hidden="true" />}
        onClick={() => void go()}
      >
        {t.ledger.printing.go}
      </Button>
      <FailureNotice failure={issue.failure ?? copy.failure} />
    </>
  );
}

interface StepProps {
  readonly list: CustodyListState;
  /** A key that prints. */
  readonly hotkey?: string;
  /** Whether printing is what the screen leads to. */
  readonly leads?: boolean;
}

/** The list after a change of the ledger: printed with one touch, or why not, recorded. Nothing where nothing lies here. */
export function CustodyListStep({ list, hotkey, leads = false }: StepProps) {
  const { printing } = useText().ledger;
  const missing = useCommand('custody.listMissing');
  const [asking, setAsking] = useState(false);
  if (list === 'none') return null;
  if (list === 'printed') return <Notice what={printing.printed} />;
  const again = list === 'missing';
  const size = leads ? 'decision' : 'normal';
  const record = async (reason: string) => {
    const answer = await missing.run({ reason });
    if (answer.ok) setAsking(false);
  };
  return (
    <Notice tone="attention" what={again ? printing.missing : printing.due}>
      <div className="row">
        <CustodyListPrint size={size} primary={leads && !again} {...(hotkey === undefined ? {} : { hotkey })} />
        {!again && !asking && (
          <Button size={size} onClick={() => setAsking(true)}>
            {printing.cannot}
          </Button>
        )}
      </div>
      {asking && (
        <WhyNoList
          reasons={['printerDead', 'noPaper']}
          note={printing.note}
          busy={missing.busy}
          onReason={(reason) => void record(reason)}
        />
      )}
      <FailureNotice failure={missing.failure} />
    </Notice>
  );
}

interface WhyProps {
  readonly reasons: readonly NoListReason[];
  /** What becomes of the reason, and what to do instead. */
  readonly note: string;
  readonly busy: boolean;
  /** The reason as it is recorded. */
  readonly onReason: (reason: string) => void;
}

/** Why the list is not printed: one touch, or in own words. */
export function WhyNoList({ reasons, note, busy, onReason }: WhyProps) {
  const { printing } = useText().ledger;
  const [other, setOther] = useState<string | null>(null);
  return (
    <div className="stack-tight why-not">
      <h3>{printing.why}</h3>
      <Choices label={printing.why} width={220}>
        {reasons.map((reason) => (
          <Choice
            key={reason}
            size="decision"
            label={printing.reasons[reason]}
            disabled={busy}
            onChoose={() => onReason(indonesian.ledger.printing.reasons[reason])}
          />
        ))}
        <Choice size="decision" label={printing.other} selected={other !== null} onChoose={() => setOther('')} />
      </Choices>
      {other !== null && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            onReason(other.trim());
          }}
        >
          <div className="grow">
            <Field label={printing.other} value={other} onChange={setOther} maxLength={200} autoFocus />
          </div>
          <Button submit busy={busy} disabled={other.trim().length < reasonLength}>
            {printing.record}
          </Button>
        </form>
      )}
      <p className="small soft">{note}</p>
    </div>
  );
}
