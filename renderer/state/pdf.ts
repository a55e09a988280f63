/** PDFs as pictures: drawn for the eye, drawn finer for the printer, or handed to the browser as a file. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { saveFile } from './save.ts';

/** A PDF that was read; `close` gives back what it holds. */
export interface ReadPdf {
  readonly pages: number;
  /** The pages as canvases, so many dots to the inch. */
  readonly draw: (dpi: number) => Promise<HTMLCanvasElement[]>;
  /** Width and height of the first page in millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  readonly close: () => void;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/**
 * Reads a PDF. The reader is loaded when it is first needed and works in this thread: papers have a few pages, and a
 * thread of its own would need the right to start one.
 */
export async function readPdf(base64: string): Promise<ReadPdf> {
  const [{ getDocument }] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.mjs')]);
  // No address is asked for anything: fonts are in the file, and nothing else is in it.
  const task = getDocument({
    data: bytesOf(base64),
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
  });
  const pdf = await task.promise;
  const first = await pdf.getPage(1);
  const { width, height } = first.getViewport({ scale: 1 });
  const millimetres = (points: number) => (points / 72) * 25.4;
  return {
    pages: pdf.numPages,
    draw: (dpi) => drawPages(pdf, dpi),
    size: { width: millimetres(width), height: millimetres(height) },
    close: () => {
      void task.destroy();
    },
  };
}

async function drawPages(pdf: PDFDocumentProxy, dpi: number): Promise<HTMLCanvasElement[]> {
  const drawn: HTMLCanvasElement[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    await page.render({ canvas, viewport }).promise;
    drawn.push(canvas);
  }
  return drawn;
}

const printerDpi = 220;

/** Prints a PDF the same way in both shells. */
export const printPdf = (base64: string): Promise<void> => printPdfs([base64], printerDpi);

/**
 * Prints PDFs of one size in one go: their pages stand as pictures in a part of the page that only the printer sees, on
 * sheets of just their size.
 */
export async function printPdfs(pdfs: readonly string[], dpi: number): Promise<void> {
  const pages: HTMLCanvasElement[] = [];
  let size: ReadPdf['size'] | null = null;
  for (const base64 of pdfs) {
    const pdf = await readPdf(base64);
    pages.push(...(await pdf.draw(dpi)));
    size ??= pdf.size;
    pdf.close();
  }
  if (size === null) return;
  const place = document.createElement('div');
  place.className = 'print-pages';
  place.append(...pages);
  document.querySelectorAll('.print-pages').forEach((old) => old.remove());
  document.body.append(place);
  const sheet = new CSSStyleSheet();
  const { width, height } = size;
  sheet.replaceSync(`@page { size: ${width.toFixed(1)}mm ${height.toFixed(1)}mm; margin: 0; }`);
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheet];
  const tidy = () => {
    place.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  window.addEventListener('afterprint', tidy, { once: true });
  window.print();
}

/** Hands a PDF to the browser as a file. */
export function savePdf(base64: string, fileName: string): void {
  saveFile(new Blob([bytesOf(base64)], { type: 'application/pdf' }), fileName);
}
