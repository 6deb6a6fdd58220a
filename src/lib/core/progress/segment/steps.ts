/** Computations that pause, so that whoever runs them decides how long they may keep the thread. */

/** Runs a computation with pauses to its end without pausing. */
export function finish<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
