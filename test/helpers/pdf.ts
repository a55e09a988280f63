/** PDFs as a reader sees them: their text, and their pages as pictures. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import jsQR from 'jsqr';
import { z } from 'zod';

async function withPdf<T>(bytes: Uint8Array, work: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useWasm: false });
  try {
    return await work(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** Where a piece of text stands, in points from the lower left corner. */
export interface Placed {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every piece of text with its place, and the size of the pages. */
export const placedText = (
  bytes: Uint8Array,
): Promise<{ pieces: Placed[]; width: number; height: number; pages: number }> =>
  withPdf(bytes, async (pdf) => {
    const pieces: Placed[] = [];
    let size = { width: 0, height: 0 };
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      size = page.getViewport({ scale: 1 });
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item)) continue;
        const [, , , , left, bottom] = z.array(z.number()).parse(item.transform);
        if (left === undefined || bottom === undefined) throw new Error('a text without a place');
        pieces.push({ page: number, text: item.str, left, right: left + item.width, bottom });
      }
    }
    return { pieces, width: size.width, height: size.height, pages: pdf.numPages };
  });

/** All the text, one space between its pieces. */
export const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await placedText(bytes)).pieces
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');

const dpi = 150;

/** What the QR code on a page says, or null where none is found. Read from the page as it is drawn. */
export const codeOn = (bytes: Uint8Array, number: number): Promise<string | null> =>
  withPdf(bytes, async (pdf) => {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const Surface = z.object({ canvas: z.custom<HTMLCanvasElement>(), context: z.custom<CanvasRenderingContext2D>() });
    const factory = z
      .object({ create: z.custom<(width: number, height: number) => unknown>() })
      .parse(pdf.canvasFactory);
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const { canvas, context } = Surface.parse(factory.create.call(pdf.canvasFactory, width, height));
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const { data } = context.getImageData(0, 0, width, height);
    return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null;
  });
