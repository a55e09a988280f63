/** What pdfmake carries beside its published types: the only place its server side reads fonts from without a file. */
import 'pdfmake';

declare module 'pdfmake' {
  const virtualfs: { writeFileSync(name: string, content: Uint8Array): void };
}
