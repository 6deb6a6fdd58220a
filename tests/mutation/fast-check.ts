/** fast-check as the tests see it while a change is tried. The score is a lower bound: `npm test` tries more cases. */
import fc from 'fast-check';

/** A change is tried against every test that runs it, so a property tries fewer cases, the same each time. */
const maximumRuns = 50;

export * from 'fast-check';

export const assert = <Case>(property: fc.IRawProperty<Case>, parameters?: fc.Parameters<Case>) =>
  fc.assert(property, {
    ...parameters,
    numRuns: Math.min(parameters?.numRuns ?? maximumRuns, maximumRuns),
    seed: 1,
    endOnFailure: true,
  });

export default { ...fc, assert };
