import type { Fact, Form, Question } from '#lib/core/bank/types.ts';
import { gradeAnswer, isAnswerable } from '#lib/core/grading/grade-answer.ts';
import type { Verdict } from '#lib/core/grading/verdict.ts';
import { gradeFor } from '#lib/core/memory/evidence.ts';
import type { AnswerEvent, Certainty, Draft, Given, Grade } from '#lib/core/progress/events.ts';
import { optionOrder, seedFor } from '#lib/core/random/shuffle.ts';
import type { Result, StorageErrorReason } from '#lib/storage/port.ts';

/** What stands on the screen: a question of the bank, or a fact as a flashcard. */
export type Item = { form: 'recall'; fact: Fact } | { form: 'question'; question: Question };

export interface AskingContext {
  nowMs: () => number;
  studyDay: (atMs: number) => number;
  knownTerms: readonly string[];
  seed: number;
  /** Where the answer belongs in a quiz. */
  place?: { attempt: string; position: number };
  /** Makes the answer durable; the screen waits for it. */
  commit: (answer: Draft<AnswerEvent>) => Promise<Result<AnswerEvent>>;
}

const longestAnswerMs = 10 * 60 * 1000;
/** Of what was typed; far more than any answer has, and less than an event may hold. */
const keptLength = 1_000;

/** One question from showing to committed answer. Make a new one for each question. */
export class Asking {
  readonly item: Item;
  /** Bank positions of the options in screen order; empty when there are none. */
  readonly order: readonly number[];
  /** Bank positions chosen. */
  selected = $state<readonly number[]>([]);
  text = $state('');
  /** The flashcard's reverse is shown. */
  turned = $state(false);
  #phase = $state<'asking' | 'saving' | 'answered' | 'failed'>('asking');
  #problem = $state<StorageErrorReason | null>(null);
  #event = $state.raw<AnswerEvent | null>(null);
  readonly #context: AskingContext;
  readonly #shownAtMs: number;
  #draft: Draft<AnswerEvent> | null = null;

  constructor(item: Item, context: AskingContext, stored: AnswerEvent | null = null) {
    this.item = item;
    this.#context = context;
    this.#shownAtMs = context.nowMs();
    const question = item.form === 'question' ? item.question : null;
    const seed = stored?.seed ?? context.seed;
    this.order =
      question !== null && 'options' in question
        ? optionOrder(question.options.length, seed, question.id)
        : [];
    if (stored !== null) this.#restore(stored);
  }

  #restore(stored: AnswerEvent): void {
    this.#event = stored;
    this.#phase = 'answered';
    this.turned = stored.form === 'recall';
    const { given } = stored;
    if (given.kind === 'choice') this.selected = [given.option];
    if (given.kind === 'multiple') this.selected = given.options;
    if (given.kind === 'text') this.text = given.text;
  }

  get phase(): 'asking' | 'saving' | 'answered' | 'failed' {
    return this.#phase;
  }
  /** Why the answer could not be saved; it is still on the screen. */
  get problem(): StorageErrorReason | null {
    return this.#problem;
  }
  /** The committed answer. */
  get event(): AnswerEvent | null {
    return this.#event;
  }
  get form(): Form {
    return this.item.form === 'recall' ? 'recall' : this.item.question.kind;
  }
  get question(): Question | null {
    return this.item.form === 'question' ? this.item.question : null;
  }

  /** What has been given so far, or `null` when there is nothing to submit. */
  get given(): Given | null {
    switch (this.form) {
      case 'recall':
        return this.turned ? { kind: 'recall' } : null;
      case 'choice':
        return this.selected[0] === undefined ? null : { kind: 'choice', option: this.selected[0] };
      case 'multiple':
        return this.selected.length === 0
          ? null
          : { kind: 'multiple', options: this.selected.toSorted((a, b) => a - b) };
      case 'typed':
      case 'cloze':
      case 'number':
        return this.text.trim() === ''
          ? null
          : { kind: 'text', text: this.text.trim().slice(0, keptLength) };
    }
  }

  /** How the committed answer compares with the key; `null` before, and for a flashcard. */
  get verdict(): Verdict | null {
    const { question } = this;
    if (this.#event === null || question === null) return null;
    // The stored answer may name an option that an edited question no longer has.
    if (!isAnswerable(question, this.#event.given)) return null;
    return gradeAnswer(question, this.#event.given, { knownTerms: this.#context.knownTerms });
  }

  /** Lets the learner change an answer already given (exam). */
  reopen(): void {
    this.#phase = 'asking';
  }

  turn(): void {
    this.turned = true;
  }

  /** Submits what is given with the certainty said. Does nothing without an answer or while one is being saved. */
  async submit(certainty: Certainty): Promise<void> {
    const { given, question } = this;
    if (question === null || given === null || this.#phase === 'saving') return;
    const verdict = gradeAnswer(question, given, { knownTerms: this.#context.knownTerms });
    const grade = gradeFor({
      score: verdict.score,
      form: question.kind,
      optionCount: 'options' in question ? question.options.length : 0,
      certainty,
      hintUsed: false,
    });
    await this.#commit({
      given,
      score: verdict.score,
      certainty,
      question: question.id,
      grades: question.facts.map((fact) => ({ fact, grade })),
      contentHash: question.contentHash,
      misconceptions: verdict.misconceptions,
    });
  }

  /** Grades the flashcard as the learner judged it. */
  async remember(grade: Grade): Promise<void> {
    if (this.item.form !== 'recall' || !this.turned || this.#phase === 'saving') return;
    await this.#commit({
      given: { kind: 'recall' },
      score: grade === 'again' ? 0 : 1,
      certainty: null,
      question: null,
      grades: [{ fact: this.item.fact.id, grade }],
      contentHash: seedFor(0, `${this.item.fact.prompt}\n${this.item.fact.answer}`)
        .toString(16)
        .padStart(8, '0'),
      misconceptions: [],
    });
  }

  /** Tries to save the same answer again. */
  async retry(): Promise<void> {
    if (this.#draft !== null) await this.#save(this.#draft);
  }

  async #commit(
    answer: Pick<
      AnswerEvent,
      'given' | 'score' | 'certainty' | 'question' | 'grades' | 'contentHash' | 'misconceptions'
    >,
  ): Promise<void> {
    const atMs = this.#context.nowMs();
    await this.#save({
      ...answer,
      kind: 'answer',
      atMs,
      form: this.form,
      tookMs: Math.min(Math.max(0, atMs - this.#shownAtMs), longestAnswerMs),
      day: this.#context.studyDay(atMs),
      seed: this.#context.seed,
      ...this.#context.place,
    });
  }

  async #save(draft: Draft<AnswerEvent>): Promise<void> {
    this.#phase = 'saving';
    this.#draft = draft;
    const saved = await this.#context.commit(draft);
    if (saved.ok) {
      this.#event = saved.value;
      this.#problem = null;
      this.#phase = 'answered';
    } else {
      this.#problem = saved.error.reason;
      this.#phase = 'failed';
    }
  }
}
