import { useState } from 'react';
import type { Day } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { csvOf, plotWidth, textSize, type Plot, type Shape } from '../plot_shapes.ts';
import { plotPicture } from '../state/plot_picture.ts';
import { saveFile } from '../state/save.ts';
import { useText } from '../state/ui.ts';

/** A table behind a plot; the first column names the line. */
export interface FigureTable {
  readonly heads: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** One figure: its plot and table as they stand on the screen, and as they may leave the station. */
export interface Figure {
  readonly name: string;
  readonly title: string;
  /** What it does not show. */
  readonly note: string;
  readonly plot: Plot;
  readonly table: FigureTable;
  readonly leaving: { readonly plot: Plot; readonly table: FigureTable };
}

/** What every board of the figures is given. */
export interface BoardProps {
  readonly period: { readonly from: Day; readonly to: Day };
  /** Station and period, as they stand on what is saved. */
  readonly under: string;
}

interface FigurePlotProps {
  readonly figure: Figure;
  /** Station and period, under the title of what is saved. */
  readonly under: string;
}

/** A plot with its direct labels, its sentence, its table, and the two ways to take it along. */
export function FigurePlot({ figure, under }: FigurePlotProps) {
  const words = useText().figures;
  const [open, setOpen] = useState(false);
  const { name, title, note, plot, leaving } = figure;
  const savePicture = async () => {
    const picture = await plotPicture(leaving.plot, { title, under, notes: [note, words.savedNote] });
    saveFile(picture, `tapis-${name}.png`);
  };
  const saveTable = () => {
    const { heads, lines } = leaving.table;
    const text = csvOf([[title], [under], [note], [words.savedNote], [], heads, ...lines]);
    saveFile(new Blob([text], { type: 'text/csv' }), `tapis-${name}.csv`);
  };
  return (
    <section className="figure-one" aria-label={title}>
      <h2>{title}</h2>
      <p className="soft">{note}</p>
      {plot.shapes.length === 0 ? (
        <p className="lead soft">{words.none}</p>
      ) : (
        <>
          <svg
            className="plot"
            viewBox={`0 0 ${String(plotWidth)} ${String(plot.height)}`}
            role="img"
            aria-label={`${title}. ${plot.said}`}
          >
            {plot.shapes.map((shape, index) => (
              <ShapeOf key={index} shape={shape} />
            ))}
          </svg>
          <div className="row">
            <Button size="small" onClick={() => setOpen(!open)}>
              {open ? words.hideTable : words.table}
            </Button>
            <Button size="small" kind="quiet" onClick={() => void savePicture()}>
              {words.png}
            </Button>
            <Button size="small" kind="quiet" onClick={saveTable}>
              {words.csv}
            </Button>
          </div>
          {open && <TableOf table={figure.table} title={title} />}
        </>
      )}
    </section>
  );
}

function ShapeOf({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case 'rect':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.w}
          height={shape.h}
          rx={3}
          fillOpacity={shape.strength}
          strokeOpacity={shape.strength}
          data-tone={shape.tone}
        />
      );
    case 'line':
      return <line x1={shape.x1} y1={shape.y1} x2={shape.x2} y2={shape.y2} strokeWidth={2} data-tone={shape.tone} />;
    case 'dot':
      return <circle cx={shape.x} cy={shape.y} r={6} data-tone={shape.tone} />;
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={textSize}
          textAnchor={shape.anchor}
          dominantBaseline="central"
          data-tone={shape.tone}
        >
          {shape.text}
        </text>
      );
  }
}

function TableOf({ table, title }: { readonly table: FigureTable; readonly title: string }) {
  return (
    <table className="table" aria-label={title}>
      <thead>
        <tr>
          {table.heads.map((head, index) => (
            <th key={head} scope="col" className={index === 0 ? undefined : 'number'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.lines.map((line) => (
          <tr key={line[0]}>
            {line.map((cell, index) => (
              <td key={table.heads[index]} className={index === 0 ? undefined : 'number'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
