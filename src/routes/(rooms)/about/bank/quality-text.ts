/** Words and numbers of the page about the bank. */
import type { Asks } from '#lib/core/bank/types.ts';

export const asksWords: Record<Asks, string> = {
  fact: 'Know the fact',
  'tell-apart': 'Tell two things apart',
  apply: 'Apply it to a case',
  reason: 'Give the reason',
  'find-error': 'Find the error',
};

const minus = '−';

/** A share as a percentage with one decimal: 0.352 → "35.2%". */
export function percentText(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** A difference of shares in percentage points, with its sign: 0.019 → "+1.9", −0.008 → "−0.8". */
export function pointsText(share: number): string {
  const points = (Math.abs(share) * 100).toFixed(1);
  if (points === '0.0') return points;
  return `${share < 0 ? minus : '+'}${points}`;
}

/** 'near-duplicate-stems' → 'Near duplicate stems'. */
export function ruleText(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
