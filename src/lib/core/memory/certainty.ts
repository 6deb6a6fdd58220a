/** What the words of certainty promise. */
import type { Certainty } from '#lib/core/progress/events.ts';

/**
 * The share of answers that should be right when somebody says the word: about nine of ten, two of three, one of three.
 * Certainty-based marking asks for "sure" above 0.80 and for the middle word above 0.67 (Gardner-Medwin; Moodle prints
 * 67 % and 80 %), so 0.9 and 0.7 lie inside those ranges; 0.35 is a blind choice among three options.
 */
export const promisedShare: Record<Certainty, number> = { sure: 0.9, think: 0.7, guess: 0.35 };
