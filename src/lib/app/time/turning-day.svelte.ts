import type { Clock } from '../device/clock.ts';

/** A computer that slept shows the page again without an event in some browsers, so the clock is also looked at. */
const lookEveryMs = 60_000;

/** The study day on the screen, which turns while a page stays open. */
export class TurningDay {
  #day = $state(0);
  readonly #look: () => void;

  /** @param dayStartsAtHour the learner's setting, read at each look */
  constructor(clock: Clock, dayStartsAtHour: () => number) {
    this.#look = () => {
      this.#day = clock.studyDay(clock.nowMs(), dayStartsAtHour());
    };
    this.#look();
  }

  /** The study day at the last look. */
  get day(): number {
    return this.#day;
  }

  /** Looks when the page is shown again, and once a minute. Returns a function that stops it. */
  watch(): () => void {
    this.#look();
    const timer = setInterval(this.#look, lookEveryMs);
    document.addEventListener('visibilitychange', this.#look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', this.#look);
    };
  }
}
