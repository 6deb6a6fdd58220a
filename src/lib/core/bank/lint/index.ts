/** Rules of item writing. A new rule is one file in one of these folders and a line here; `lint.test.ts` demands its examples. */
import type { Rule } from '../rule.ts';
import { datedSource } from './evidence/dated-source.ts';
import { recheckDue } from './evidence/recheck-due.ts';
import { recheckSet } from './evidence/recheck-set.ts';
import { usedSource } from './evidence/used-source.ts';
import { absoluteWords } from './options/absolute-words.ts';
import { bot } from './options/bot.ts';
import { evenForm } from './options/even-form.ts';
import { keyLength } from './options/key-length.ts';
import { noCatchAll } from './options/no-catch-all.ts';
import { noEcho } from './options/no-echo.ts';
import { noGrammarCue } from './options/no-grammar-cue.ts';
import { oneKind } from './options/one-kind.ts';
import { optionsApart } from './options/options-apart.ts';
import { threeOptions } from './options/three-options.ts';
import { ownReason } from './reasons/own-reason.ts';
import { realReason } from './reasons/real-reason.ts';
import { completeStem } from './stems/complete-stem.ts';
import { nearDuplicateQuestions } from './stems/near-duplicate-questions.ts';
import { nearDuplicateStems } from './stems/near-duplicate-stems.ts';
import { negativeInCapitals } from './stems/negative-in-capitals.ts';
import { readingGrade } from './stems/reading-grade.ts';
import { stemLength } from './stems/stem-length.ts';

export const lintRules: readonly Rule[] = [
  threeOptions,
  keyLength,
  absoluteWords,
  noCatchAll,
  noGrammarCue,
  evenForm,
  noEcho,
  oneKind,
  optionsApart,
  bot,
  completeStem,
  negativeInCapitals,
  stemLength,
  readingGrade,
  nearDuplicateStems,
  nearDuplicateQuestions,
  realReason,
  ownReason,
  recheckSet,
  recheckDue,
  datedSource,
  usedSource,
];
