/** The tablet in the traveller's hand, or a second display before the traveller's eyes. */
import { err, ok } from '../../../shared/result.ts';
import { mayWork } from '../access.ts';
import { actor, type Handlers } from '../context.ts';
import { travellerPageOf } from '../traveller_page.ts';

/** Handlers of `words.*`. */
export const wordsHandlers: Handlers<'words'> = {
  'words.show': ({ screeningId, display }, ctx) => {
    const screening = screeningId === null ? null : ctx.read.screening(screeningId);
    if (screeningId !== null && (screening === null || !mayWork(ctx, screening))) {
      return err({ code: 'screening-unknown' });
    }
    const page = travellerPageOf(ctx, screening);
    const subjects = screening === null ? [] : [{ type: 'screening', id: screening.id }];
    ctx.audit('words-shown', subjects, { words: { stage: page.stage, language: page.start, display } });
    if (display === 'own') {
      ctx.audit('screen-locked', [{ type: 'officer', id: actor(ctx).id }], { lock: { cause: 'traveller' } });
      ctx.sessions.lock();
    }
    return ok(page);
  },
};
