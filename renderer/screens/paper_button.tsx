import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import type { PaperView } from '../../shared/contract/paper.ts';
import { paperSeries } from '../../shared/domain/paper.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCopy, useIssue, usePapersOf, type PaperWanted } from '../state/papers.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { PaperSheet } from './paper_sheet.tsx';

interface PaperButtonProps extends PaperWanted {
  /** What stands on it; otherwise the name of the paper. */
  readonly label?: string;
  readonly size?: 'small' | 'normal' | 'decision';
  readonly primary?: boolean;
  /** The same touch sends the first copy to the printer. */
  readonly printNow?: boolean;
}

/** One touch to a paper: it gets its number if it has none, and lies open to be printed or saved. */
export function PaperButton({
  kind,
  subjectId,
  filled,
  label,
  size,
  primary = false,
  printNow = false,
}: PaperButtonProps) {
  const t = useText().paper;
  const agency = useOfficer()?.agency ?? null;
  const issue = useIssue();
  const copy = useCopy();
  const papers = usePapersOf(subjectId);
  const [open, setOpen] = useState<PaperView['id'] | null>(null);
  if (agency === null || !paperSeries[kind].agencies.includes(agency)) return null;
  const known = papers.findLast((one) => one.kind === kind && one.voided === null) ?? null;
  const shown = open === null ? undefined : papers.find(({ id }) => id === open);
  const go = async () => {
    const paper = await issue.go({ kind, subjectId, ...(filled === undefined ? {} : { filled }) }, known);
    setOpen(paper?.id ?? null);
    if (printNow && paper !== null && paper.copies === 0) await copy.go(paper.id, 'print', 'a4');
  };
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'plain'}
        {...(size === undefined ? {} : { size })}
        busy={issue.busy || copy.busy}
        icon={<IconFileText size={22} stroke={1.75} aria-hidden="true" />}
        onClick={() => void go()}
      >
        {label ?? t.kinds[kind]}
      </Button>
      <FailureNotice failure={issue.failure ?? copy.failure} />
      {shown !== undefined && <PaperSheet paper={shown} onClose={() => setOpen(null)} />}
    </>
  );
}
