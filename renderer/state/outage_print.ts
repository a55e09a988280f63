/** Blank forms to the printer: each is a paper with its own number and its own count of copies, all in one go. */
import { useState } from 'react';
import type { OutagePrintId } from '../../shared/ids.ts';
import { call, readAgain, type AnyFailure } from './calls.ts';
import { printPdfs } from './pdf.ts';
import type { z } from 'zod';

type PrintId = z.infer<typeof OutagePrintId>;

// A stack is many pages at once: coarser than one paper, and still sharper than the hand that writes on it.
const stackDpi = 150;

interface PrintForms {
  readonly busy: boolean;
  /** How many sheets are drawn so far; null: nothing is being drawn. */
  readonly drawn: number | null;
  readonly failure: AnyFailure | null;
  readonly go: (printId: PrintId) => Promise<boolean>;
}

/** Prints the valid forms of a print; what was printed before says DUPLIKAT. */
export function usePrintForms(): PrintForms {
  const [drawn, setDrawn] = useState<number | null>(null);
  const [failure, setFailure] = useState<AnyFailure | null>(null);
  const go = async (printId: PrintId): Promise<boolean> => {
    setFailure(null);
    setDrawn(0);
    try {
      const list = await call('paper.list', { screeningId: null, subjectId: printId });
      if (!list.ok) {
        setFailure(list.error);
        return false;
      }
      const pdfs: string[] = [];
      for (const paper of list.value.papers.filter(({ voided }) => voided === null)) {
        const answer = await call('paper.output', { paperId: paper.id, way: 'print', format: 'a4' });
        if (!answer.ok) {
          setFailure(answer.error);
          return false;
        }
        pdfs.push(answer.value.pdf);
        setDrawn(pdfs.length);
      }
      await printPdfs(pdfs, stackDpi);
      return true;
    } finally {
      setDrawn(null);
      await readAgain();
    }
  };
  return { busy: drawn !== null, drawn, failure, go };
}
