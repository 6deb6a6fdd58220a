/** Which questions give each other away: an exam that asks both tests reading. Computed when the bank is compiled. */
import { contentWords } from '../content-words.ts';
import { normalizeText } from '../text.ts';
import type { NumberQuestion, NumberUnit, Question } from '../types.ts';

/** Share of what a question asks, weighted by rarity, that a text must speak of in order to answer it. */
const leastCoverage = 0.5;
/** One word in common is a coincidence. */
const fewestSharedWords = 2;
/** A longer key is a statement that no other text repeats word for word. */
const longestKeyWords = 5;

/** Why two questions must not meet. */
export interface Cue {
  /** Position of the question that tells. */
  from: number;
  /** Position of the question whose answer it tells. */
  to: number;
  /** What `from` shows, before or after it is answered. */
  text: string;
}

/** Something a question shows, by itself a statement. */
interface Statement {
  question: number;
  facts: readonly string[];
  text: string;
  words: ReadonlySet<string>;
  /** Normalised, with a space at both ends, so that whole words can be looked for. */
  padded: string;
}

/**
 * Every pair of questions of which one shows the answer of the other, in its stem, its options or a reason. A text tells an
 * answer when it holds it and also speaks of most of what is asked. Questions that share a fact are left out: they never meet anyway.
 * At most one cue for each ordered pair; positions are those of `questions`.
 */
export function findCues(questions: readonly Question[]): Cue[] {
  const statements = questions.flatMap(statementsOf);
  const speakingOf = new Map<string, number[]>();
  statements.forEach(({ words }, position) => {
    for (const word of words) {
      const list = speakingOf.get(word);
      if (list === undefined) speakingOf.set(word, [position]);
      else list.push(position);
    }
  });
  /** Inverse document frequency: "Alipay" counts little and "Tianhong" much. */
  const weightOf = (word: string) =>
    Math.log((statements.length + 1) / (speakingOf.get(word)?.length ?? 1));

  return questions.flatMap((question, to) => {
    const holds = answerTest(question);
    if (holds === null) return [];
    const asked = [...contentWords(question.stem)];
    const coverage = new Float64Array(statements.length);
    const shared = new Uint8Array(statements.length);
    let total = 0;
    for (const word of asked) {
      const weight = weightOf(word);
      total += weight;
      for (const position of speakingOf.get(word) ?? []) {
        coverage[position] = (coverage[position] as number) + weight;
        shared[position] = (shared[position] as number) + 1;
      }
    }
    const found = new Map<number, Cue>();
    statements.forEach((statement, position) => {
      const from = statement.question;
      if ((shared[position] as number) < fewestSharedWords) return;
      if ((coverage[position] as number) < total * leastCoverage) return;
      if (from === to || found.has(from) || sharesFact(statement, question)) return;
      if (holds(statement)) found.set(from, { from, to, text: statement.text });
    });
    return [...found.values()];
  });
}

function sharesFact(statement: Statement, question: Question): boolean {
  return statement.facts.some((fact) => question.facts.includes(fact));
}

/** The pairs of cues without direction, each once, smaller position first, in order. */
export function cuePairs(cues: readonly Cue[]): [number, number][] {
  const later = new Map<number, Set<number>>();
  for (const { from, to } of cues) {
    const first = Math.min(from, to);
    later.set(first, (later.get(first) ?? new Set()).add(Math.max(from, to)));
  }
  return [...later]
    .sort(([a], [b]) => a - b)
    .flatMap(([first, others]) =>
      [...others].sort((a, b) => a - b).map((other): [number, number] => [first, other]),
    );
}

function statementsOf(question: Question, position: number): Statement[] {
  return textsOf(question).map((text) => ({
    question: position,
    facts: question.facts,
    text,
    words: contentWords(text),
    padded: ` ${normalizeText(text)} `,
  }));
}

/** What is right is read together with the stem; what is wrong stands for itself. */
function textsOf(question: Question): string[] {
  const { stem } = question;
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return question.options.map(({ isKey, text, why }) =>
        isKey ? `${stem} ${text}. ${why}` : `${text}. ${why}`,
      );
    case 'typed':
    case 'cloze':
      return [
        stem.includes('____')
          ? `${stem.replace('____', question.answer)} ${question.why}`
          : `${stem} ${question.answer}. ${question.why}`,
        ...question.wrong.map(({ text, why }) => `${text}. ${why}`),
      ];
    case 'number':
      return [
        `${stem} ${question.value} ${question.unit}. ${question.why}`,
        ...question.wrong.map(({ why }) => why),
      ];
  }
}

/** Whether a statement holds the answer; `null` for questions whose answer cannot be read off a text. */
function answerTest(question: Question): ((statement: Statement) => boolean) | null {
  switch (question.kind) {
    case 'multiple':
      return null;
    case 'number':
      return ({ text }) => numbersIn(text, question.unit).some((value) => isRight(question, value));
    case 'choice': {
      const keys = question.options.filter(({ isKey }) => isKey).map(({ text }) => text);
      const isStatement = (key: string) => normalizeText(key).split(' ').length > longestKeyWords;
      return keys.some(isStatement) ? null : holdsOne(keys);
    }
    case 'typed':
    case 'cloze':
      return holdsOne([question.answer, ...question.accept]);
  }
}

function holdsOne(answers: readonly string[]): (statement: Statement) => boolean {
  const padded = answers
    .map((answer) => normalizeText(answer).replace(/^(?:the|an?) /, ''))
    .filter((answer) => answer !== '')
    .map((answer) => ` ${answer} `);
  return (statement) => padded.some((answer) => statement.padded.includes(answer));
}

function isRight({ value, tolerance }: NumberQuestion, given: number): boolean {
  return Math.abs(given - value) <= tolerance;
}

/** Numbers of a text that count in the unit: bare years, and others only with the first word or sign of the unit behind them. */
function numbersIn(text: string, unit: NumberUnit): number[] {
  const [scale = unit] = unit.split(' ');
  const behind =
    unit === 'year' ? '' : unit === 'percent' ? ' ?(?:%|percent|per cent)' : ` ${scale}`;
  const pattern = new RegExp(`(?<![\\d.,])\\d[\\d,]*(?:\\.\\d+)?(?![\\d])${behind}`, 'g');
  return [...text.matchAll(pattern)].map(([found]) => Number.parseFloat(found.replaceAll(',', '')));
}
