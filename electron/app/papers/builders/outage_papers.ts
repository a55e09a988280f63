/** Blank forms for an outage, and the sheet that tells a traveller what the screen would tell. */
import { z } from 'zod';
import type { Text } from '../../../../shared/domain/catalogue_words.ts';
import type { FormKind } from '../../../../shared/domain/outage.ts';
import type { PaperContent } from '../../../../shared/domain/paper.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import type { QueryContext } from '../../context.ts';
import { travellerPageOf } from '../../traveller_page.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { screeningFor } from './common.ts';

/** What a blank form says before anybody has written on it: which form it is, and the legal list to tick from. */
export function blankFormContent(ctx: QueryContext, kind: FormKind): PaperContent {
  const { catalogue } = ctx.catalogue();
  const step = (code: string) => catalogue.legal.objectionRoute.steps.find((one) => one.code === code);
  const { today } = ctx;
  const inForce = catalogue.legal.grounds.filter(({ to }) => to === null || to >= today);
  const grounds = inForce.map(({ label, allowsPassportHold, toBeConfirmed }) => [
    '',
    toBeConfirmed ? `${label.id} (${catalogue.legal.toBeConfirmedLabel.id})` : label.id,
    allowsPassportHold ? indonesian.outage.paper.yes : indonesian.outage.paper.no,
  ]);
  const about = kind === 'custodyMove' ? 'custodyMove' : 'traveller';
  return contentOf({
    fields: {
      [kind]: kind,
      [about]: about,
      formName: indonesian.outage.paper.names[kind],
      objectionDays: String(step('objection')?.workingDays ?? ''),
      answerDays: String(step('answer')?.workingDays ?? ''),
      ombudsmanWithin: step('ombudsman')?.within?.id ?? '',
    },
    tables: kind === 'postponement' ? { grounds } : {},
  });
}

/** What a sheet for anybody at the counter is about. */
const anybody = 'counter';

const fill = (sentence: string, places: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));

/** The traveller's sheet: the same words as on the screen, in the language wanted. */
export const travellerSheet: PaperBuilder = {
  filled: z.strictObject({
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .exactOptional(),
  }),
  build: (ctx, subject, filled) => {
    const screening = subject === anybody ? null : screeningFor(ctx, subject);
    if (subject !== anybody && screening === null) return null;
    const page = travellerPageOf(ctx, screening);
    const wanted = filled.language ?? page.start;
    const language = page.languages.find(({ code }) => code === wanted);
    if (language === undefined) return null;
    const say = (text: Text) => (language.code === 'en' ? text.en : text.id);
    const { travel, asked, recorded, complain } = language.words;
    const { objectionDays, answerDays, ombudsmanWithin, keptMonths, correctionHours } = page;
    return {
      screeningId: screening?.id ?? null,
      content: contentOf({
        fields: {
          travelTitle: travel.title,
          askedTitle: asked.title,
          why: asked.why,
          purpose: page.purpose === null ? asked.general : fill(asked.purpose, { purpose: say(page.purpose) }),
          apart: asked.apart,
          papersTitle: asked.papers,
          papers: page.papers
            .map(({ label, required }) => say(label) + (required ? ` (${asked.required})` : ''))
            .join('; '),
          papersNote: page.papers.length === 0 ? '' : asked.papersNote,
          recordedTitle: recorded.title,
          contactsTitle: page.contacts.length === 0 ? '' : recorded.contacts,
          complainTitle: complain.title,
          help: complain.help,
          reviewed: language.reviewedBy === null ? '' : fill(language.words.review, { by: language.reviewedBy }),
        },
        lists: {
          travel: [
            ...(page.minor ? [travel.child] : []),
            travel.decline,
            travel.decision,
            travel.power,
            travel.passport,
            travel.human,
          ],
          asked: page.questions.map(({ text, own }) => own[language.code] ?? say(text)),
          recorded: [
            recorded.what,
            recorded.not,
            recorded.who,
            fill(recorded.kept, keptMonths),
            fill(recorded.rights, { hours: correctionHours }),
          ],
          contacts: [...page.contacts],
          complain: [
            ...(objectionDays === null ? [] : [fill(complain.objection, { days: objectionDays })]),
            ...(answerDays === null ? [] : [fill(complain.answer, { days: answerDays })]),
            complain.appeal,
            ...(ombudsmanWithin === null ? [] : [fill(complain.ombudsman, { within: say(ombudsmanWithin) })]),
            complain.safe,
          ],
        },
      }),
    };
  },
};
