/** The four parts of the traveller's screen. Every line comes from the page as it was handed over. */
import { IconPhone } from '@tabler/icons-react';
import type { Text } from '../../shared/domain/catalogue_words.ts';
import type { TravellerPage } from '../../shared/domain/traveller_page.ts';

type Language = TravellerPage['languages'][number];

interface PartProps {
  readonly page: TravellerPage;
  readonly language: Language;
}

/** What the catalogue says only in its two languages is Indonesian for all others. */
const inLanguage = (text: Text, { code }: Language): string => (code === 'en' ? text.en : text.id);

const fill = (sentence: string, places: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));

export function TravelPart({ page, language }: PartProps) {
  const { travel } = language.words;
  return (
    <>
      <h1>{travel.title}</h1>
      <ul className="traveller-lines">
        {page.minor && <li>{travel.child}</li>}
        <li className="traveller-strong">{travel.decline}</li>
        <li>{travel.decision}</li>
        <li>{travel.power}</li>
        <li>{travel.passport}</li>
        <li>{travel.human}</li>
      </ul>
      <Reviewed language={language} />
    </>
  );
}

export function AskedPart({ page, language }: PartProps) {
  const { asked, travel } = language.words;
  const { purpose, questions, papers } = page;
  return (
    <>
      <h1>{asked.title}</h1>
      <p>{asked.why}</p>
      <p className="traveller-strong">
        {purpose === null ? asked.general : fill(asked.purpose, { purpose: inLanguage(purpose, language) })}
      </p>
      <ol className="traveller-questions">
        {questions.map(({ text, own }) => (
          <li key={text.id}>{own[language.code] ?? inLanguage(text, language)}</li>
        ))}
      </ol>
      <p>
        <b className="traveller-strong">{travel.decline}</b> {asked.apart}
      </p>
      {papers.length > 0 && (
        <section>
          <h2>{asked.papers}</h2>
          <ul className="traveller-papers">
            {papers.map(({ label, required }) => (
              <li key={label.id}>
                {inLanguage(label, language)}
                {required && ` (${asked.required})`}
              </li>
            ))}
          </ul>
          <p>{asked.papersNote}</p>
        </section>
      )}
    </>
  );
}

export function RecordedPart({ page, language }: PartProps) {
  const { recorded } = language.words;
  const { keptMonths, correctionHours, contacts } = page;
  return (
    <>
      <h1>{recorded.title}</h1>
      <ul className="traveller-lines">
        <li>{recorded.what}</li>
        <li>{recorded.not}</li>
        <li>{recorded.who}</li>
        <li>{fill(recorded.kept, keptMonths)}</li>
        <li>{fill(recorded.rights, { hours: correctionHours })}</li>
      </ul>
      {contacts.length > 0 && (
        <section>
          <h2>{recorded.contacts}</h2>
          {contacts.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
    </>
  );
}

export function ComplainPart({ page, language }: PartProps) {
  const { complain } = language.words;
  const { hotlines, objectionDays, answerDays, ombudsmanWithin } = page;
  return (
    <>
      <h1>{complain.title}</h1>
      <p>{complain.help}</p>
      <ul className="traveller-numbers">
        {hotlines.map(({ code, label, number }) => (
          <li key={code}>
            <IconPhone size={26} stroke={1.75} aria-hidden="true" />
            <b>{number}</b>
            <span>{inLanguage(label, language)}</span>
          </li>
        ))}
      </ul>
      <ul className="traveller-lines">
        {objectionDays !== null && <li>{fill(complain.objection, { days: objectionDays })}</li>}
        {answerDays !== null && <li>{fill(complain.answer, { days: answerDays })}</li>}
        <li>{complain.appeal}</li>
        {ombudsmanWithin !== null && (
          <li>{fill(complain.ombudsman, { within: inLanguage(ombudsmanWithin, language) })}</li>
        )}
        <li className="traveller-strong">{complain.safe}</li>
      </ul>
    </>
  );
}

function Reviewed({ language }: { readonly language: Language }) {
  if (language.reviewedBy === null) return null;
  return <p>{fill(language.words.review, { by: language.reviewedBy })}</p>;
}
