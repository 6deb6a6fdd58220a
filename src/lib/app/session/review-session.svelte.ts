import { chooseForm } from '#lib/core/memory/form.ts';
import type { AnswerEvent, Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import { seedFor } from '#lib/core/random/shuffle.ts';
import type { Result } from '#lib/storage/port.ts';
import { answerIn } from './answer-in.ts';
import { Asking, type Item } from './asking.svelte.ts';
import type { Bank } from '../bank/bank.ts';
import { index } from '../bank/question-index.ts';
import type { Clock } from '../device/clock.ts';
import { dueNow } from './due.ts';
import type { Progress } from '../progress/progress.svelte.ts';

/** What one sitting did, for its summary. */
export interface ReviewSummary {
  answers: number;
  right: number;
  tookMs: number;
  newFacts: number;
}

/**
 * Reviewing until nothing is due. The queue is asked anew after each answer, so the session has no state
 * that a reload could lose; only the summary of this sitting is kept here.
 */
export class ReviewSession {
  readonly #progress: Progress;
  readonly #clock: Clock;
  readonly #bank: Bank;
  readonly #seed: number;
  #asking = $state.raw<Asking | null>(null);
  #answers = $state.raw<readonly { event: AnswerEvent; wasNew: boolean }[]>([]);
  #left = $state.raw<readonly string[]>([]);

  /** @param only review just these facts ("Ask me this now"), due or not */
  constructor(bank: Bank, progress: Progress, clock: Clock, only: readonly string[] = []) {
    this.#bank = bank;
    this.#progress = progress;
    this.#clock = clock;
    this.#seed = clock.seed();
    this.#left = only.length > 0 ? only : dueNow(progress, clock);
    this.#ask();
  }

  get asking(): Asking | null {
    return this.#asking;
  }
  /** Answers of this sitting. */
  get done(): number {
    return this.#answers.length;
  }
  /** Facts still to come, the one on the screen included. */
  get left(): number {
    return this.#left.length;
  }
  get summary(): ReviewSummary {
    return {
      answers: this.#answers.length,
      right: this.#answers.filter(({ event }) => event.score === 1).length,
      tookMs: this.#answers.reduce((sum, { event }) => sum + event.tookMs, 0),
      newFacts: this.#answers.filter(({ wasNew }) => wasNew).length,
    };
  }
  /** The answer that undo would take back, in this sitting or before a reload. */
  get undoable(): AnswerEvent | null {
    return this.#progress.snapshot.lastAnswer;
  }

  /** Moves on from an answered question. */
  next(): void {
    const due = dueNow(this.#progress, this.#clock);
    const [current] = this.#left;
    const queued = this.#left
      .slice(1)
      .filter((fact) => due.includes(fact) || !this.#progress.cards.has(fact));
    const again = due.filter((fact) => !queued.includes(fact) && fact !== current);
    const returning = current !== undefined && due.includes(current) ? [current] : [];
    this.#left = [...queued, ...again, ...returning];
    this.#ask();
  }

  #ask(): void {
    const [factId] = this.#left;
    this.#asking =
      factId === undefined ? null : this.#askingFor(factId, this.#itemFor(factId), null);
  }

  #askingFor(factId: string, item: Item, stored: AnswerEvent | null): Asking {
    return new Asking(
      item,
      {
        nowMs: () => this.#clock.nowMs(),
        studyDay: (atMs) => this.#clock.studyDay(atMs, this.#progress.settings.dayStartsAtHour),
        knownTerms: index.knownTerms,
        seed: seedFor(this.#seed, `${factId}/${String(this.#answers.length)}`),
        commit: (draft) => this.#commit(draft),
      },
      stored,
    );
  }

  #itemFor(factId: string): Item {
    const fact = this.#bank.facts.get(factId);
    if (fact === undefined) throw new Error(`fact ${factId} is due but not in the bank`);
    const forms = index.questions
      .filter(({ facts }) => facts.includes(factId))
      .map(({ id, kind }) => ({ question: id, form: kind }));
    const chosen = chooseForm({
      forms: [...forms, { question: null, form: 'recall' }],
      card: this.#progress.cards.get(factId) ?? null,
      seed: seedFor(this.#seed, `${factId}/${String(this.#answers.length)}`),
    });
    const question =
      chosen.question === null ? undefined : this.#bank.questions.get(chosen.question);
    return question === undefined ? { form: 'recall', fact } : { form: 'question', question };
  }

  async #commit(draft: Draft<AnswerEvent>): Promise<Result<AnswerEvent>> {
    const wasNew = draft.grades.some(({ fact }) => !this.#progress.cards.has(fact));
    const recorded = await this.#progress.record([draft]);
    if (!recorded.ok) return recorded;
    const answer = answerIn(recorded.value);
    if (answer.ok) this.#answers = [...this.#answers, { event: answer.value, wasNew }];
    return answer;
  }

  /** Takes the last answer back and asks it again in the same form. */
  async undo(): Promise<Result<ProgressEvent[]>> {
    const event = this.undoable;
    if (event === null) return { ok: true, value: [] };
    const recorded = await this.#progress.record([
      { kind: 'undone', event: event.id, atMs: this.#clock.nowMs() },
    ]);
    if (!recorded.ok) return recorded;
    this.#answers = this.#answers.filter((answer) => answer.event.id !== event.id);
    const [grade] = event.grades;
    if (grade !== undefined) {
      this.#left = [grade.fact, ...this.#left.filter((fact) => fact !== grade.fact)];
      this.#asking = this.#askingFor(grade.fact, this.#itemOf(event, grade.fact), null);
    }
    return recorded;
  }

  #itemOf(event: AnswerEvent, factId: string): Item {
    const fact = this.#bank.facts.get(factId);
    if (event.form === 'recall' && fact !== undefined) return { form: 'recall', fact };
    const question = event.question === null ? undefined : this.#bank.questions.get(event.question);
    return question === undefined ? this.#itemFor(factId) : { form: 'question', question };
  }

  /** Leaves the fact on the screen out of reviews until it is resumed on its own page. */
  async suspend(): Promise<Result<ProgressEvent[]>> {
    const [fact] = this.#left;
    if (fact === undefined) return { ok: true, value: [] };
    const recorded = await this.#progress.record([
      { kind: 'suspended', fact, atMs: this.#clock.nowMs() },
    ]);
    if (recorded.ok) {
      this.#left = this.#left.slice(1);
      this.#ask();
    }
    return recorded;
  }
}
