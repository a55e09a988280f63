import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ScanReading, ScreeningView } from '../../shared/contract/screening.ts';
import type { TravelDocument } from '../../shared/domain/mrz.ts';
import type { BoardingPass } from '../../shared/domain/bcbp.ts';
import { dayOf, instantOf, type Day } from '../../shared/time.ts';
import { Mono } from '../components/mono.tsx';
import { useNow } from '../clock.ts';
import { ageOn, daysBetween } from '../days.ts';
import { useFormat, useText } from '../state/ui.ts';
import { Findings, SeenBeforeList } from './findings.tsx';

type Shown = Pick<ScanReading, 'boardingPass' | 'findings' | 'seenBefore' | 'minor'> & {
  readonly document: ScreeningView['document'];
};

/** Who stands here and where to, as both papers say it; what does not fit is said in sentences. */
export function TravellerCard({ reading, typed }: { readonly reading: Shown; readonly typed: boolean }) {
  const t = useText();
  const { document, boardingPass, findings, seenBefore } = reading;
  return (
    <section className="both-papers" aria-label={t.journey.record.traveller}>
      <div className="both-papers-row">
        {document !== null && <PassportFacts document={document} typed={typed} />}
        {boardingPass !== null && <PassFacts pass={boardingPass} agrees={findings.length === 0} />}
      </div>
      <Findings findings={findings} />
      <SeenBeforeList entries={seenBefore} />
    </section>
  );
}

function PassportFacts({ document, typed }: { readonly document: TravelDocument; readonly typed: boolean }) {
  const t = useText();
  const format = useFormat();
  const today = dayOf(instantOf(useNow()));
  const age = ageOn(document.birthDate, today);
  return (
    <div className="stack-tight">
      <h1 className="traveller-name">{document.displayName}</h1>
      <dl className="traveller-facts">
        <Fact name={t.journey.scan.number}>
          <Mono>{document.documentNumber}</Mono>
          {document.nationality !== null && document.nationality !== 'IDN' && (
            <span className="soft"> {document.nationality}</span>
          )}
        </Fact>
        <Fact name={t.journey.scan.born}>
          {birthOf(document.birthDate, format.day)}
          {age !== null && <span className="soft"> · {t.journey.scan.age({ years: age })}</span>}
        </Fact>
        <Fact name={t.journey.scan.validUntil}>
          <Validity expiryDate={document.expiryDate} today={today} />
        </Fact>
      </dl>
      {typed ? <p className="small soft">{t.journey.scan.typedNote}</p> : <CheckDigits document={document} />}
    </div>
  );
}

const birthOf = (birthDate: string | null, day: (value: Day) => string): string => {
  if (birthDate === null) return '–';
  return birthDate.length === 10 ? day(birthDate) : birthDate;
};

function Validity({ expiryDate, today }: { readonly expiryDate: string | null; readonly today: Day }) {
  const t = useText();
  const format = useFormat();
  if (expiryDate === null) return <>–</>;
  const days = daysBetween(today, expiryDate);
  return (
    <>
      {format.day(expiryDate)}
      <span className="soft">
        {' · '}
        {t.journey.scan.validity({ days })}
      </span>
    </>
  );
}

/** Each check digit by shape and word; none is ever repaired. */
function CheckDigits({ document }: { readonly document: TravelDocument }) {
  const t = useText();
  const wrong = document.checkDigits.some(({ ok }) => !ok);
  return (
    <div className="stack-tight">
      <ul className="checks" aria-label={t.journey.scan.checkDigits}>
        {document.checkDigits.map(({ field, ok, digit, expected }) => (
          <li key={field} className="check" data-ok={ok}>
            {ok ? (
              <IconCheck size={18} stroke={2.5} aria-hidden="true" />
            ) : (
              <IconX size={18} stroke={2.5} aria-hidden="true" />
            )}
            <span>
              {t.journey.mrzFields[field]}
              <span className={ok ? 'unseen' : undefined}>
                {' '}
                {ok ? t.journey.scan.checkGood : t.journey.scan.checkBad({ digit, expected })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {wrong && <p className="small">{t.journey.scan.checkDigitsNote}</p>}
    </div>
  );
}

function PassFacts({ pass, agrees }: { readonly pass: BoardingPass; readonly agrees: boolean }) {
  const t = useText();
  const first = pass.legs[0];
  if (first === undefined) return null;
  const onScan = pass.source === 'typed' ? t.journey.scan.typedPassNote : null;
  return (
    <div className="pass-facts">
      <p className="pass-route">
        <b>{first.flightNumber}</b>
        {first.seat !== null && <span className="soft"> · {t.journey.scan.seatShort({ seat: first.seat })}</span>}
      </p>
      <p className="pass-airports">
        <Mono>{[first.from, ...pass.legs.map(({ to }) => to)].join(' → ')}</Mono>
        {pass.destination !== pass.legs.at(-1)?.to && <Mono>{` → ${pass.destination}`}</Mono>}
      </p>
      {pass.name !== null && (
        <p className="small soft">
          <Mono>{[pass.name.surname, pass.name.given].filter((part) => part !== '').join('/')}</Mono>
        </p>
      )}
      {onScan !== null && <p className="small soft">{onScan}</p>}
      {agrees && <p className="small">{t.journey.scan.crossCheckGood}</p>}
    </div>
  );
}

/** One named fact of a list. */
function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
