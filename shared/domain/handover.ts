/** Handing a person over: to whom, with what, and whether a named receiver took them. */
import { z } from 'zod';

/** To whom. `socialServices` is the UPTD PPA or the social service. */
export const HandoverTo = z.enum(['bp3mi', 'police', 'socialServices', 'family', 'otherOffice']);
export type HandoverTo = z.infer<typeof HandoverTo>;

/** Where the passport is: in the person's own hand, out of custody with the person, still in custody, or there is none. */
export const PassportWith = z.enum(['ownHand', 'outOfCustody', 'inCustody', 'none']);
export type PassportWith = z.infer<typeof PassportWith>;

/** Where the phone is. */
export const PhoneWith = z.enum(['ownHand', 'receiver', 'none']);
export type PhoneWith = z.infer<typeof PhoneWith>;

/** State of a handover: offered to a receiver, who accepts or refuses; or withdrawn before that. */
export const HandoverState = z.enum(['offered', 'accepted', 'refused', 'withdrawn']);
export type HandoverState = z.infer<typeof HandoverState>;

/** Whom a call was made to for a child that is alone, and whether somebody answered. */
export const CallTo = z.enum(['parent', 'otherFamily', 'uptdPpa']);
export type CallTo = z.infer<typeof CallTo>;

const text = (longest: number) => z.string().trim().max(longest);

/** What goes with the person. */
export const HandoverContents = z.strictObject({
  passport: PassportWith,
  phone: PhoneWith,
  belongings: text(500),
  /** State of health as seen and said, without a diagnosis. */
  health: text(500),
  /** Food, medicine, interpreter, a woman to talk to. */
  needs: text(500),
  /** Copies of papers that go along. */
  copies: text(500),
});
export type HandoverContents = z.infer<typeof HandoverContents>;

/** Somebody who answers to UPTD PPA or the social service, at which hours. */
export const OnCall = z.strictObject({
  name: text(80).min(2),
  phone: text(30).min(3),
  hours: text(80),
});
export type OnCall = z.infer<typeof OnCall>;
