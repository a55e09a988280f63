import { encode } from 'uqr';

interface QrCodeProps {
  readonly text: string;
  /** What it holds; read aloud in place of the picture. */
  readonly label: string;
}

/** A QR code, always dark on white: readers do not take the other way round. */
export function QrCode({ text, label }: QrCodeProps) {
  // The quiet zone of four modules belongs to the code.
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} className="qr-light" />
      <path d={dark} className="qr-dark" />
    </svg>
  );
}
