/** Rules of item writing. A new rule is one file beside this one and a line here; `lint.test.ts` demands its examples. */
import type { Rule } from '../rule.ts';
import { absoluteWords } from './absolute-words.ts';
import { keyLength } from './key-length.ts';
import { keyLongestShare } from './key-longest-share.ts';
import { nearDuplicateStems } from './near-duplicate-stems.ts';
import { negativeInCapitals } from './negative-in-capitals.ts';
import { noCatchAll } from './no-catch-all.ts';
import { realReason } from './real-reason.ts';
import { stemLength } from './stem-length.ts';
import { threeOptions } from './three-options.ts';

export const lintRules: readonly Rule[] = [
  threeOptions,
  keyLength,
  keyLongestShare,
  absoluteWords,
  noCatchAll,
  negativeInCapitals,
  stemLength,
  nearDuplicateStems,
  realReason,
];
