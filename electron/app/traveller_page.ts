/** The traveller's page of a clarification, from what is stored; for the screen and for the printed sheet. */
import type { ScreeningRecord } from '../../db/screenings.ts';
import type { ChecklistState } from '../../shared/domain/checklist.ts';
import { PrivateTalk, TalkLanguage } from '../../shared/domain/talk.ts';
import { travellerPage, type TalkedAbout, type TravellerPage } from '../../shared/domain/traveller_page.ts';
import { dayOf } from '../../shared/time.ts';
import { factsOf } from './assessing.ts';
import type { QueryContext } from './context.ts';
import { deliveredWords } from './delivered_words.ts';
import { hotlinesHere } from './papers/settings.ts';
import { keptMonths } from './retention.ts';

/** Facts of Immigration's own systems are never part of what a traveller reads, so the desk's checklist it is. */
function stateOf(ctx: QueryContext, screening: ScreeningRecord): ChecklistState | null {
  const { purpose, minor, destination, transit, openedAt } = screening;
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  if (purpose === null || catalogue.purposes.every(({ code }) => code !== purpose)) return null;
  const { documents, indicators } = factsOf(ctx.read.answers(screening.id));
  return { purpose, minor, destination, transit, day: dayOf(openedAt), documents, indicators };
}

function aboutOf(ctx: QueryContext, screening: ScreeningRecord): TalkedAbout {
  const talk = ctx.read.talk(screening.id);
  const said = (part: 'language' | 'private') => talk.find((one) => one.part === part)?.value ?? 'notRecorded';
  return {
    state: stateOf(ctx, screening),
    minor: screening.minor,
    language: TalkLanguage.parse(said('language')),
    private: PrivateTalk.parse(said('private')),
  };
}

/** The page of this clarification; null: of anybody at the counter. */
export function travellerPageOf(ctx: QueryContext, screening: ScreeningRecord | null): TravellerPage {
  const { catalogue } = screening === null ? ctx.catalogue() : ctx.catalogueOf(screening.catalogueSha256);
  const { contactBp3mi, contactImmigration } = ctx.settings;
  const about = screening === null ? null : aboutOf(ctx, screening);
  return travellerPage({ catalogue, words: deliveredWords() }, about, {
    contacts: [contactBp3mi, contactImmigration],
    hotlines: hotlinesHere(ctx),
    keptMonths: keptMonths(ctx.read),
  });
}
