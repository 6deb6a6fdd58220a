/** Whether the device's clock can be believed: everything here counts days by it. */

const dayMs = 24 * 60 * 60 * 1000;

/** Two devices, or one before and after its clock was set right, may differ by this much without anything going wrong. */
export const clockToleranceMs = dayMs;

/** After a break this long, a wrong year is about as likely as a learner who comes back. */
const longBreakMs = 365 * dayMs;

export interface ClockDoubt {
  /** `behind`: earlier than an answer already given, so it is wrong now or was then. `ahead`: it may be right. */
  kind: 'behind' | 'ahead';
  lastAnswerAtMs: number;
}

/**
 * What to ask the learner before the next answer is dated by this clock; `null` when all is well.
 *
 * @param lastAnswerAtMs the last answer of the log as it was dated, `null` when there is none
 */
export function clockDoubt(lastAnswerAtMs: number | null, nowMs: number): ClockDoubt | null {
  if (lastAnswerAtMs === null) return null;
  if (nowMs < lastAnswerAtMs - clockToleranceMs) return { kind: 'behind', lastAnswerAtMs };
  return nowMs > lastAnswerAtMs + longBreakMs ? { kind: 'ahead', lastAnswerAtMs } : null;
}
