import { answerKey, type AnswerValue } from '../../shared/contract/screening.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { KeptMark } from '../components/kept_mark.tsx';
import { Mono } from '../components/mono.tsx';
import { useNow } from '../clock.ts';
import { ageOn } from '../days.ts';
import { labelIn } from '../state/catalogue.ts';
import type { Work } from '../state/answers.ts';
import { useLabel, useText } from '../state/ui.ts';
import { useAnswerWords } from './answer_words.ts';
import { RecheckHint } from './recheck_hint.tsx';
import { RecheckRecord, TalkRecord } from './talk_record.tsx';
import { Findings, SeenBeforeList } from './findings.tsx';
import { RecordPapers } from './record_papers.tsx';
import { CarriedOrigin } from './carried_sheet.tsx';
import { OutageOrigin } from './outage_origin.tsx';
import { RecordDecisions } from './decision_versions.tsx';
import { RecordParty } from './record_party.tsx';
import { RecordSealed } from './record_sealed.tsx';
import { Statements } from './statements.tsx';

interface RecordPanelProps {
  readonly work: Work;
  /** It is read by somebody who does not work on the case: nothing of it can be done from here. */
  readonly reading?: boolean;
}

/** The record as it grows: who, where to, why asked, what was answered so far. */
export function RecordPanel({ work, reading = false }: RecordPanelProps) {
  const t = useText();
  const label = useLabel();
  const { view, index } = work;
  const purpose = view.purpose === null ? null : label(labelIn(index.purposes, view.purpose));
  return (
    <div className="record">
      <RecordTraveller work={work} />
      <OutageOrigin origin={view.outage} />
      <CarriedOrigin origin={view.carried} />
      {purpose !== null && (
        <section>
          <h3 className="eyebrow">{t.journey.record.purpose}</h3>
          <p>
            <b>{purpose}</b>
          </p>
          {view.selection !== null && <p className="small soft">{t.journey.purpose.selection[view.selection]}</p>}
        </section>
      )}
      <Findings findings={view.findings} />
      <SeenBeforeList entries={view.seenBefore} />
      <RecordParty work={work} />
      <RecordAnswers work={work} />
      <RecheckHint work={work} />
      <RecheckRecord work={work} />
      <TalkRecord work={work} />
      <RecordDecisions work={work} />
      {view.depth === 'clarification' && <Statements screeningId={view.id} aside reading={reading} />}
      <RecordPapers work={work} reading={reading} />
      {!reading && <RecordSealed work={work} />}
    </div>
  );
}

function RecordTraveller({ work }: { readonly work: Work }) {
  const t = useText();
  const label = useLabel();
  const { document, flight, destination, transit, boardingPass } = work.view;
  const today = dayOf(instantOf(useNow()));
  const age = ageOn(document?.birthDate ?? null, today);
  const country = (code: string) => label(labelIn(work.index.countries, code));
  return (
    <section className="stack-tight">
      {document !== null && (
        <>
          <h2 className="record-name">{document.displayName}</h2>
          <p className="small">
            <Mono>{document.documentNumber}</Mono>
            {age !== null && <span className="soft"> · {t.journey.scan.age({ years: age })}</span>}
          </p>
        </>
      )}
      <p>
        <b>{flight ?? t.journey.scan.waitBoardingPass}</b>
        {boardingPass !== null && <span className="soft"> → {boardingPass.destination}</span>}
      </p>
      {destination !== null && (
        <p className="small soft">
          {country(destination)}
          {transit.length > 0 && ` · ${t.journey.scan.via({ airports: transit.map(country).join(', ') })}`}
        </p>
      )}
    </section>
  );
}

/** What says something; facts not asked are only counted. */
function RecordAnswers({ work }: { readonly work: Work }) {
  const t = useText();
  const { index } = work;
  const line = useAnswerWords(index);
  // What was said in private does not stand open on a screen others may see: only that there is something.
  const isPrivate = ({ kind, code }: AnswerValue) =>
    kind === 'indicator' && index.indicators.get(code)?.stage === 'private';
  const closed = work.answers.filter((answer) => isPrivate(answer) && answer.value !== 'notAsked').length;
  const answers = work.answers.filter((answer) => !isPrivate(answer) || answer.value === 'notAsked');
  const silent = answers.filter(({ value }) => value === 'notAsked' || value === 'notChecked').length;
  const groups = [
    { name: t.journey.record.documents, members: answers.filter(({ kind }) => kind === 'document') },
    { name: t.journey.record.answers, members: answers.filter(({ kind }) => kind === 'indicator') },
    { name: t.journey.record.mitigations, members: answers.filter(({ kind }) => kind === 'mitigation') },
  ];
  if (work.answers.length === 0) return <p className="small soft">{t.journey.record.noAnswers}</p>;
  return (
    <>
      {groups.map(({ name, members }) => {
        const spoken = members.filter(({ value }) => value !== 'notAsked' && value !== 'notChecked');
        if (spoken.length === 0) return null;
        return (
          <section key={name}>
            <h3 className="eyebrow">{name}</h3>
            <ul className="record-lines">
              {spoken.map((answer) => {
                const { what, value } = line(answer);
                return (
                  <li
                    key={answer.code}
                    data-weight={
                      answer.value === 'present' || answer.value === 'missing' || answer.value === 'doubtful'
                    }
                  >
                    <span>{what}</span>
                    <b>
                      {work.kept.has(answerKey(answer)) && <KeptMark />}
                      {value}
                    </b>
                    {answer.kind === 'indicator' && answer.note !== null && (
                      <q className="record-note">{answer.note}</q>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      {closed > 0 && <p className="record-closed">{t.journey.record.closedNote({ count: closed })}</p>}
      {silent > 0 && <p className="small soft">{t.journey.record.others({ count: silent })}</p>}
    </>
  );
}
