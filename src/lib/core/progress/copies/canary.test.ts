import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFold } from '../fold.ts';
import { logFromSteps, reviewForTests, testAnswer } from '../log.fixture.ts';
import { mergeLogs } from '../log.ts';
import { emptySnapshot } from '../state.ts';
import { canaryOf, isMissingEvents, parseCanary, type Canary } from './canary.ts';

const fold = createFold(reviewForTests);
const log = [1, 2, 3].map((sequence) => testAnswer({ sequence }));

describe('the canary', () => {
  it('sings when the log is empty or ends early', () => {
    const canary = canaryOf('a', fold.rebuild(log));
    expect(canary).toMatchObject({ device: 'a', answers: 3, lastDay: 19_675 });
    expect(isMissingEvents(canary, emptySnapshot)).toBe(true);
    expect(isMissingEvents(canary, fold.rebuild(log.slice(0, 2)))).toBe(true);
    expect(isMissingEvents(canary, fold.rebuild(log))).toBe(false);
  });

  it('says nothing for a new learner', () => {
    expect(canaryOf('a', emptySnapshot)).toBeNull();
    expect(isMissingEvents(null, emptySnapshot)).toBe(false);
  });

  it('never calls a log short that has only grown, whatever was taken back or merged', () => {
    const anySteps = fc.array(
      fc.record({
        kind: fc.nat(11),
        target: fc.nat(20),
        clockMovesMs: fc.integer({ min: -100_000, max: 100_000 }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(anySteps, anySteps, fc.nat(25), (steps, otherSteps, cut) => {
        const whole = logFromSteps('a', steps);
        const canary = canaryOf('a', fold.rebuild(whole.slice(0, cut)));
        expect(isMissingEvents(canary, fold.rebuild(whole))).toBe(false);
        const merged = mergeLogs(whole, logFromSteps('b', otherSteps));
        expect(isMissingEvents(canary, fold.rebuild(merged))).toBe(false);
      }),
    );
  });
});

describe('a remembered canary', () => {
  it('comes back as it was written', () => {
    const canary = canaryOf('a', fold.rebuild(log)) as Canary;
    expect(parseCanary(JSON.stringify(canary))).toEqual(canary);
  });

  it('comes back when nothing was answered yet', () => {
    const canary: Canary = { device: 'a', answers: 0, lastDay: null, upTo: log[0]! };
    const { atMs, device, id } = canary.upTo;
    expect(parseCanary(JSON.stringify(canary))).toEqual({ ...canary, upTo: { atMs, device, id } });
  });

  const upTo = { atMs: 1, device: 'a', id: 'a-1' };
  it.each([
    ['device', { device: 1 }],
    ['answers', { answers: '1' }],
    ['lastDay', { lastDay: 'x' }],
    ['upTo', { upTo: null }],
    ['upTo.atMs', { upTo: { ...upTo, atMs: '1' } }],
    ['upTo.device', { upTo: { ...upTo, device: 1 } }],
    ['upTo.id', { upTo: { ...upTo, id: null } }],
  ])('is nothing when only %s is of another kind', (_, changed) => {
    const sound = { device: 'a', answers: 1, lastDay: 3, upTo };
    expect(parseCanary(JSON.stringify(sound))).toEqual(sound);
    expect(parseCanary(JSON.stringify({ ...sound, ...changed }))).toBeNull();
  });

  it.each([
    null,
    '',
    'x',
    '7',
    '{}',
    '{"device":1}',
    '{"device":"a","answers":1,"lastDay":null,"upTo":{}}',
    '{"device":"a","answers":1,"lastDay":"x","upTo":{"atMs":1,"device":"a","id":"a"}}',
  ])('is nothing when it is something else: %s', (text) => {
    expect(parseCanary(text)).toBeNull();
  });
});
