// Loaded before the host by a journey whose story goes on days later: the wall clock runs so many milliseconds ahead.
// The host itself is the one that is shipped; monotonic time is left alone.
const ahead = Number(process.env.JOURNEY_AHEAD_MS);
if (!Number.isFinite(ahead)) throw new Error('JOURNEY_AHEAD_MS is not a number of milliseconds');
const Clock = Date;

globalThis.Date = class extends Clock {
  constructor(...parts) {
    if (parts.length === 0) super(Clock.now() + ahead);
    else super(...parts);
  }
  static now() {
    return Clock.now() + ahead;
  }
};
