/** Papers on screen: issue, preview, copies. */
import { useEffect, useState } from 'react';
import type { PaperView } from '../../shared/contract/paper.ts';
import { validAtOnce, type PaperFormat, type PaperKind } from '../../shared/domain/paper.ts';
import { useCall, useCommand, type CallFailure } from './calls.ts';
import { printPdf, readPdf, savePdf } from './pdf.ts';

/** What a paper is about, and what the officer wrote for it. */
export interface PaperWanted {
  readonly kind: PaperKind;
  readonly subjectId: string;
  readonly filled?: Readonly<Record<string, string>>;
}

const none: readonly PaperView[] = [];

/** Papers about a subject, oldest first. */
export const usePapersOf = (subjectId: string): readonly PaperView[] =>
  useCall('paper.list', { screeningId: null, subjectId }).value?.papers ?? none;

/** The valid paper of a kind about a subject, where there can be only one. */
export function usePaperOf(kind: PaperKind, subjectId: string): PaperView | null {
  const papers = usePapersOf(subjectId);
  return papers.findLast((one) => one.kind === kind && one.voided === null) ?? null;
}

/** Issues a paper, or finds the valid one where there can be only one. */
export function useIssue() {
  const issue = useCommand('paper.issue');
  return {
    busy: issue.busy,
    failure: issue.failure,
    /** The paper to show, or null where the application refused. */
    go: async ({ kind, subjectId, filled }: PaperWanted, known: PaperView | null): Promise<PaperView | null> => {
      if (known !== null && known.kept && validAtOnce(kind, subjectId) !== 'many') return known;
      const answer = await issue.run({ kind, subjectId, filled: filled ?? {} });
      return answer.ok ? answer.value : null;
    },
  };
}

/** How a preview stands. */
export interface Preview {
  readonly pages: readonly HTMLCanvasElement[] | null;
  readonly failure: CallFailure<'paper.output'> | null;
}

const screenDpi = 120;

/** The pages as the next copy would look; drawn again when that changes. */
export function usePreview(paper: PaperView, format: PaperFormat): Preview {
  const { run, failure } = useCommand('paper.output');
  const [pages, setPages] = useState<readonly HTMLCanvasElement[] | null>(null);
  const { id, copies } = paper;
  const valid = paper.voided === null;
  useEffect(() => {
    let gone = false;
    const show = async () => {
      if (!valid) return;
      const answer = await run({ paperId: id, way: 'preview', format });
      if (!answer.ok || gone) return;
      const pdf = await readPdf(answer.value.pdf);
      const drawn = await pdf.draw(screenDpi);
      pdf.close();
      if (!gone) setPages(drawn);
    };
    void show();
    return () => {
      gone = true;
    };
  }, [id, copies, format, valid, run]);
  return { pages, failure };
}

/** Makes a copy: to the printer, or as a file. Busy until the printer has it. */
export function useCopy() {
  const { run, failure } = useCommand('paper.output');
  const [busy, setBusy] = useState(false);
  const go = async (paperId: PaperView['id'], way: 'print' | 'save', format: PaperFormat): Promise<void> => {
    setBusy(true);
    try {
      const answer = await run({ paperId, way, format });
      if (!answer.ok) return;
      const { pdf, fileName } = answer.value;
      if (way === 'print') await printPdf(pdf);
      else savePdf(pdf, fileName);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, go };
}
