/** What a battery asks of the people at a station. Limits in percent: product decision, no norm names any. */

/** From here on a warning. */
const batteryWarns = 30;
/** From here on the work goes to another place, and a backup is made. */
export const batteryEnds = 15;

/** What to say of a battery: nothing while it is being charged. */
export function batteryState({ percent, charging }: { percent: number; charging: boolean }): 'fine' | 'low' | 'ending' {
  if (charging || percent > batteryWarns) return 'fine';
  return percent > batteryEnds ? 'low' : 'ending';
}
