import type { AnswerEvent, Draft, ProgressEvent } from '#lib/core/progress/events.ts';
import type { Attempt } from '#lib/core/progress/state.ts';
import { seedFor } from '#lib/core/random/shuffle.ts';
import type { Result } from '#lib/storage/port.ts';
import { answerIn } from './answer-in.ts';
import { Asking } from './asking.svelte.ts';
import type { Bank } from '../bank/bank.ts';
import { index } from '../bank/question-index.ts';
import type { Clock } from '../device/clock.ts';
import type { Progress } from '../progress/progress.svelte.ts';

/**
 * Playing one attempt. What was answered is read from the stored attempt, never kept beside it,
 * so a reload or a second tab shows the same.
 */
export class QuizSession {
  readonly attemptId: string;
  readonly #progress: Progress;
  readonly #clock: Clock;
  readonly #bank: Bank;
  #position = $state(0);
  #asking = $state.raw<Asking | null>(null);

  /** @param position where to go on; `null` for the first question without an answer */
  constructor(
    attempt: Attempt,
    bank: Bank,
    progress: Progress,
    clock: Clock,
    position: number | null,
  ) {
    this.attemptId = attempt.id;
    this.#bank = bank;
    this.#progress = progress;
    this.#clock = clock;
    const firstOpen = attempt.answers.indexOf(null);
    this.goTo(position ?? (firstOpen === -1 ? attempt.questions.length - 1 : firstOpen));
  }

  /** The attempt as stored, or `null` once it is submitted (or was, in another tab). */
  get attempt(): Attempt | null {
    return this.#progress.snapshot.openAttempts.find(({ id }) => id === this.attemptId) ?? null;
  }
  get position(): number {
    return this.#position;
  }
  get asking(): Asking | null {
    return this.#asking;
  }
  get answered(): number[] {
    return (this.attempt?.answers ?? []).flatMap((answer, position) =>
      answer === null ? [] : [position],
    );
  }
  get isLast(): boolean {
    return this.#position === (this.attempt?.questions.length ?? 0) - 1;
  }
  get isFlagged(): boolean {
    return this.attempt?.flagged.includes(this.#position) ?? false;
  }

  /** Shows the question at a position; one already answered shows its answer. */
  goTo(position: number): void {
    const { attempt } = this;
    if (attempt === null) return;
    const bounded = Math.min(Math.max(0, position), attempt.questions.length - 1);
    const questionId = attempt.questions[bounded];
    const question = questionId === undefined ? undefined : this.#bank.questions.get(questionId);
    this.#position = bounded;
    if (question === undefined) {
      this.#asking = null;
      return;
    }
    const stored = attempt.answers[bounded] ?? null;
    const asking = new Asking(
      { form: 'question', question },
      {
        nowMs: () => this.#clock.nowMs(),
        studyDay: (atMs) => this.#clock.studyDay(atMs, this.#progress.settings.dayStartsAtHour),
        knownTerms: index.knownTerms,
        seed: seedFor(attempt.seed, question.id),
        place: { attempt: attempt.id, position: bounded },
        commit: (draft) => this.#commit(draft, bounded),
      },
      stored,
    );
    if (attempt.mode === 'exam' && stored !== null) asking.reopen();
    this.#asking = asking;
  }

  /** In an exam a changed answer takes the earlier one back, so that memory hears one of them only. */
  async #commit(draft: Draft<AnswerEvent>, position: number): Promise<Result<AnswerEvent>> {
    const earlier = this.attempt?.answers[position] ?? null;
    const drafts: Draft[] =
      earlier === null ? [draft] : [{ kind: 'undone', event: earlier.id, atMs: draft.atMs }, draft];
    const recorded = await this.#progress.record(drafts);
    return recorded.ok ? answerIn(recorded.value) : recorded;
  }

  next(): void {
    this.goTo(this.#position + 1);
  }
  back(): void {
    this.goTo(this.#position - 1);
  }

  async toggleFlag(): Promise<Result<ProgressEvent[]>> {
    return this.#progress.record([
      {
        kind: 'flagged',
        attempt: this.attemptId,
        position: this.#position,
        flagged: !this.isFlagged,
        atMs: this.#clock.nowMs(),
      },
    ]);
  }

  /** Takes the answer on the screen back and asks the question again. */
  async undo(): Promise<Result<ProgressEvent[]>> {
    const event = this.#asking?.event;
    if (event === undefined || event === null) return { ok: true, value: [] };
    const recorded = await this.#progress.record([
      { kind: 'undone', event: event.id, atMs: this.#clock.nowMs() },
    ]);
    if (recorded.ok) this.goTo(this.#position);
    return recorded;
  }

  /** Ends the attempt; its results keep their own address. */
  submit(): Promise<Result<ProgressEvent[]>> {
    return this.#progress.record([
      { kind: 'attempt-submitted', attempt: this.attemptId, atMs: this.#clock.nowMs() },
    ]);
  }
}
