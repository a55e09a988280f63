import { IconCheckbox, IconPrinter, IconTrashX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { usePrintForms } from '../state/outage_print.ts';
import { usePapersOf } from '../state/papers.ts';
import { useFormat, useText } from '../state/ui.ts';
import { CountSheet, PrintSheet, SpoilSheet } from './outage_sheets.tsx';
import { OutageWaitingList } from './outage_waiting.tsx';

const empty = {};
type Forms = OutputOf<'outage.forms'>;

/** Paper forms: what waits, what lies in stock, what was printed. Outlives a shift. */
export function OutageScreen() {
  const t = useText();
  const [, go] = useLocation();
  const forms = useCall('outage.forms', empty);
  return (
    <Frame>
      <section className="stack-wide" aria-busy={forms.waiting}>
        <ScreenHead title={t.outage.title} lead={t.outage.lead}>
          <Button kind="primary" size="decision" hotkey="Enter" onClick={() => go(paths.outageEnter)}>
            {t.outage.enter}
          </Button>
        </ScreenHead>
        <FailureNotice failure={forms.failure} />
        <OutageWaitingList />
        {forms.value !== undefined && <Stock forms={forms.value} />}
      </section>
    </Frame>
  );
}

type Open = 'print' | 'spoil' | 'count' | null;

function Stock({ forms }: { readonly forms: Forms }) {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const any = forms.forms.length > 0;
  return (
    <section className="stack" aria-label={t.outage.stock}>
      <div className="row row-spread">
        <h2>{t.outage.stock}</h2>
        <div className="row">
          <Button
            icon={<IconPrinter size={22} stroke={1.75} aria-hidden="true" />}
            kind={any ? 'plain' : 'primary'}
            onClick={() => setOpen('print')}
          >
            {t.outage.print}
          </Button>
          {any && (
            <>
              <Button
                icon={<IconCheckbox size={22} stroke={1.75} aria-hidden="true" />}
                onClick={() => setOpen('count')}
              >
                {t.outage.count}
              </Button>
              <Button icon={<IconTrashX size={22} stroke={1.75} aria-hidden="true" />} onClick={() => setOpen('spoil')}>
                {t.outage.spoil}
              </Button>
            </>
          )}
        </div>
      </div>
      {any ? <StockTable forms={forms} /> : <p className="lead">{t.outage.none}</p>}
      <LastCount forms={forms} />
      <Prints forms={forms} />
      {open === 'print' && <PrintSheet kinds={forms.kinds} onClose={close} />}
      {open === 'count' && <CountSheet forms={forms.forms} onClose={close} />}
      {open === 'spoil' && <SpoilSheet forms={forms.forms} onClose={close} />}
    </section>
  );
}

/** Runs of numbers as people say them: `12–30, 33`. */
function runs(numbers: readonly number[]): string {
  const parts: string[] = [];
  let from: number | null = null;
  for (const [at, number] of numbers.entries()) {
    from ??= number;
    if (numbers[at + 1] === number + 1) continue;
    parts.push(from === number ? String(number) : `${String(from)}–${String(number)}`);
    from = null;
  }
  return parts.join(', ');
}

function StockTable({ forms: { kinds, forms } }: { readonly forms: Forms }) {
  const t = useText();
  return (
    <div className="table-scroll">
      <table className="table outage-stock">
        <thead>
          <tr>
            <th scope="col">{t.outage.title}</th>
            <th scope="col" className="number">
              {t.outage.printed}
            </th>
            <th scope="col" className="number">
              {t.outage.used}
            </th>
            <th scope="col" className="number">
              {t.outage.spoiled}
            </th>
            <th scope="col" className="number">
              {t.outage.blank}
            </th>
            <th scope="col">{t.outage.numbers}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => {
            const own = forms.filter((form) => form.kind === kind);
            const of = (...states: readonly string[]) => own.filter(({ state }) => states.includes(state));
            const blank = of('blank');
            return (
              <tr key={kind}>
                <th scope="row">{t.outage.kinds[kind]}</th>
                <td className="number">{own.length}</td>
                <td className="number">{of('recorded', 'waiting').length}</td>
                <td className="number">{of('spoiled').length}</td>
                <td className="number">
                  <b>{blank.length}</b>
                </td>
                <td>
                  {blank.length === 0 ? (
                    <span className="soft">{t.outage.noneLeft}</span>
                  ) : (
                    <Mono>{runs(blank.map(({ sequence }) => sequence))}</Mono>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function LastCount({ forms: { lastCount } }: { readonly forms: Forms }) {
  const t = useText();
  const format = useFormat();
  if (lastCount === null) return null;
  const { missing, at, by } = lastCount;
  return (
    <Notice tone={missing.length === 0 ? 'calm' : 'error'} what={t.outage.balances(lastCount)}>
      {missing.length > 0 && <p>{t.outage.missing({ count: missing.length, numbers: missing.join(', ') })}</p>}
      <p className="small soft">{t.outage.counted({ at: format.moment(at), officer: by })}</p>
    </Notice>
  );
}

function Prints({ forms: { prints } }: { readonly forms: Forms }) {
  const t = useText();
  if (prints.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t.outage.prints}</h2>
      <ul className="outage-prints">
        {prints.slice(0, 5).map((one) => (
          <Print key={one.id} print={one} />
        ))}
      </ul>
    </section>
  );
}

/** One stack, with the way to the printer: what did not come out the first time says so on the sheet. */
function Print({ print }: { readonly print: Forms['prints'][number] }) {
  const t = useText();
  const format = useFormat();
  const forms = usePrintForms();
  const papers = usePapersOf(print.id);
  const { kind, first, last, count, at, by } = print;
  const again = papers.every(({ copies }) => copies > 0);
  return (
    <li>
      <div className="grow">
        <b>{t.outage.kinds[kind]}</b> <Mono>{t.outage.printLine({ first, last, count })}</Mono>{' '}
        <span className="small soft">
          {format.moment(at)} · {by}
        </span>
        <FailureNotice failure={forms.failure} />
      </div>
      <Button size="small" busy={forms.busy} onClick={() => void forms.go(print.id)}>
        {again ? t.paper.printAgain : t.paper.print}
      </Button>
    </li>
  );
}
