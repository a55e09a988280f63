/** A plot as a picture: the same shapes as on the screen, with its words around it, on a canvas in the light of the page. */
import { plotWidth, textSize, type Plot, type Shape, type Tone } from '../plot_shapes.ts';

/** What stands around the plot in the picture. */
export interface PictureWords {
  readonly title: string;
  /** Under the title: station and period. */
  readonly under: string;
  /** Under the plot: what it does not show. */
  readonly notes: readonly string[];
}

const scale = 2;
const margin = 40;
const variables: Readonly<Record<Tone, string>> = {
  ink: '--ink',
  soft: '--ink-soft',
  line: '--line-strong',
  calm: '--calm',
  songket: '--songket',
};

function wrapped(pen: CanvasRenderingContext2D, text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    return last !== undefined && pen.measureText(longer).width <= plotWidth
      ? [...lines.slice(0, -1), longer]
      : [...lines, word];
  }, []);
}

function draw(pen: CanvasRenderingContext2D, shape: Shape, colour: string): void {
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  pen.beginPath();
  switch (shape.kind) {
    case 'rect':
      pen.globalAlpha = shape.strength ?? 1;
      pen.fillRect(shape.x, shape.y, shape.w, shape.h);
      pen.globalAlpha = 1;
      return;
    case 'line':
      pen.moveTo(shape.x1, shape.y1);
      pen.lineTo(shape.x2, shape.y2);
      pen.stroke();
      return;
    case 'dot':
      pen.arc(shape.x, shape.y, 6, 0, 2 * Math.PI);
      pen.fill();
      return;
    case 'text':
      pen.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
      pen.fillText(shape.text, shape.x, shape.y);
  }
}

/** The picture as PNG. Throws where the browser makes none. */
export async function plotPicture(plot: Plot, { title, under, notes }: PictureWords): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('this browser draws no pictures');
  const style = getComputedStyle(document.documentElement);
  const colourOf = (name: string): string => style.getPropertyValue(name).trim();
  const family = getComputedStyle(document.body).fontFamily;
  const font = (size: number, weight = 400): string => `${String(weight)} ${String(size)}px ${family}`;
  pen.font = font(textSize);
  const lines = notes.flatMap((note) => wrapped(pen, note));
  const top = 84;
  canvas.width = (plotWidth + 2 * margin) * scale;
  canvas.height = (margin + top + plot.height + 24 + lines.length * 24 + margin) * scale;
  pen.scale(scale, scale);
  pen.fillStyle = colourOf('--paper');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(margin, margin);
  pen.textBaseline = 'middle';
  pen.fillStyle = colourOf('--ink');
  pen.font = font(24, 660);
  pen.fillText(title, 0, 14);
  pen.font = font(textSize);
  pen.fillStyle = colourOf('--ink-soft');
  pen.fillText(under, 0, 46);
  pen.translate(0, top);
  pen.lineWidth = 2;
  for (const shape of plot.shapes) draw(pen, shape, colourOf(variables[shape.tone]));
  pen.textAlign = 'start';
  pen.fillStyle = colourOf('--ink-soft');
  lines.forEach((line, index) => {
    pen.fillText(line, 0, plot.height + 36 + index * 24);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('this browser draws no pictures'));
      else resolve(blob);
    }, 'image/png');
  });
}
