/** What grading says about one answer. */

export type Outcome = 'right' | 'partly' | 'wrong';

/** Something the learner should be told beside right or wrong. */
export type Note =
  /** Accepted in spite of a slip; `canonical` is how it is written. */
  | { kind: 'spelling'; canonical: string }
  /** The text names another thing of this subject. */
  | { kind: 'other-term'; term: string }
  /** The number came with a unit or currency that is not the one asked for. */
  | { kind: 'unit' }
  /** No number could be read. */
  | { kind: 'unreadable' }
  /** Longer than any answer (`maximumAnswerLength`), so it was not compared. */
  | { kind: 'too-long' };

/** A listed wrong answer that was given, with the reason why it is wrong. */
export interface MatchedWrong {
  why: string;
  misconception?: string;
}

export interface Verdict {
  /** 0 wrong … 1 right. */
  score: number;
  outcome: Outcome;
  note: Note | null;
  /** Always `null` for `multiple`, where each option carries its own reason. */
  matchedWrong: MatchedWrong | null;
  /** Ids of the misconceptions that the answer betrayed, each once, in bank order. */
  misconceptions: string[];
}

export const right = (note: Note | null): Verdict => ({
  score: 1,
  outcome: 'right',
  note,
  matchedWrong: null,
  misconceptions: [],
});

export const wrong = (note: Note | null): Verdict => ({
  score: 0,
  outcome: 'wrong',
  note,
  matchedWrong: null,
  misconceptions: [],
});

/** Wrong in a way the bank knows: with its reason and, where there is one, its misconception. */
export const wrongAsListed = (listed: MatchedWrong, note: Note | null): Verdict => ({
  score: 0,
  outcome: 'wrong',
  note,
  matchedWrong:
    listed.misconception === undefined
      ? { why: listed.why }
      : { why: listed.why, misconception: listed.misconception },
  misconceptions: listed.misconception === undefined ? [] : [listed.misconception],
});
