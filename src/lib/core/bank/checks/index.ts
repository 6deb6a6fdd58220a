/** Whether the bank is consistent. A new check is a new rule in one of these files and a line here. */
import type { Rule } from '../rule.ts';
import * as coverage from './coverage.ts';
import * as facts from './facts.ts';
import * as history from './history.ts';
import { uniqueIds } from './ids.ts';
import * as questions from './questions.ts';
import * as references from './references.ts';
import * as topics from './topics.ts';

export const checks: readonly Rule[] = [
  uniqueIds,
  references.knownReferences,
  references.writtenMisconceptions,
  references.cleanReferences,
  topics.folderIsTopic,
  topics.topicIsComplete,
  topics.topicOrder,
  topics.shortTitle,
  facts.twoForms,
  facts.statusNote,
  facts.firmSource,
  facts.recheckLater,
  facts.promptKeepsAnswer,
  questions.ownFact,
  questions.distinctOptions,
  questions.distinctAnswers,
  questions.stemKeepsAnswer,
  questions.saneNumber,
  history.timelineOrder,
  history.periodsAdjoin,
  history.knownNode,
  history.equitySum,
  coverage.claimCorrected,
  coverage.misconceptionHit,
  coverage.contrastPair,
  coverage.groupToldApart,
  coverage.changedIsDated,
];
