/** Rules of item writing. A new rule is one file beside this one and a line here; `lint.test.ts` demands its examples. */
import type { Rule } from '../rule.ts';
import { absoluteWords } from './options/absolute-words.ts';
import { keyLength } from './options/key-length.ts';
import { keyLongestShare } from './options/key-longest-share.ts';
import { nearDuplicateStems } from './stems/near-duplicate-stems.ts';
import { negativeInCapitals } from './stems/negative-in-capitals.ts';
import { noCatchAll } from './options/no-catch-all.ts';
import { realReason } from './reasons/real-reason.ts';
import { stemLength } from './stems/stem-length.ts';
import { threeOptions } from './options/three-options.ts';

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
