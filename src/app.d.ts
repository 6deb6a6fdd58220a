// A script rather than a module (no import or export at the top), so that the virtual modules below are declared, not augmented.

// See https://svelte.dev/docs/kit/types#app.d.ts
declare namespace App {
  // interface Error {}
  // interface PageData {}
  // interface PageState {}
}

/** Put there by `static/before-paint.js`, until the page is awake. */
interface Window {
  earlyTap?: { button: HTMLButtonElement | null; keep: (event: Event) => void };
}

/** Topics and facts in teaching order: what every page may know. */
declare module 'virtual:bank/outline' {
  import type { BankIndex } from '#lib/core/bank/types.ts';
  export const outline: Pick<BankIndex, 'topics' | 'facts'>;
}

/** The outline and every question's facts and kind: what building a quiz needs. */
declare module 'virtual:bank/index' {
  import type { PackedIndex } from '#lib/core/bank/assembly/packed-index.ts';
  export const packedIndex: PackedIndex;
}

/** One topic's facts and questions. */
declare module 'virtual:bank/topic/*' {
  import type { TopicBank } from '#lib/core/bank/types.ts';
  export const topicBank: TopicBank;
}

/** Loads a topic's facts and questions on demand; keys are topic ids in teaching order. */
declare module 'virtual:bank/topics' {
  import type { TopicBank } from '#lib/core/bank/types.ts';
  export const topicLoaders: Record<string, () => Promise<TopicBank>>;
}

/** The list of facts: a page that shows no more need not fetch the topics. */
declare module 'virtual:bank/statements' {
  import type { FactStatements } from '#lib/core/bank/types.ts';
  export const statements: FactStatements[];
}

/** What a search in the list looks into besides. */
declare module 'virtual:bank/searchable' {
  import type { SearchableText } from '#lib/core/bank/types.ts';
  export const searchable: SearchableText[];
}

/** Sources that are cited and misconceptions of the topics that are written. */
declare module 'virtual:bank/evidence' {
  import type { BankEvidence } from '#lib/core/bank/types.ts';
  export const evidence: BankEvidence;
}

/** One question with its facts and their evidence. */
declare module 'virtual:bank/question/*' {
  import type { Fact, Misconception, Question, Source } from '#lib/core/bank/types.ts';
  export const onlyQuestion: {
    question: Question;
    facts: Fact[];
    sources: Source[];
    misconceptions: Misconception[];
  };
}

/** What the checks found, without any text of the bank. */
declare module 'virtual:bank/quality' {
  import type { BankQuality } from '#lib/core/bank/report/quality.ts';
  export const quality: BankQuality;
}
