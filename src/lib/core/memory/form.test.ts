import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form } from '#lib/core/bank/types.ts';
import { testCard } from './card.fixture.ts';
import { chooseForm, stableFromDays, type AvailableForm } from './form.ts';

const recall: AvailableForm = { question: null, form: 'recall' };
const choice: AvailableForm = { question: 'q-choice', form: 'choice' };
const typed: AvailableForm = { question: 'q-typed', form: 'typed' };
const number: AvailableForm = { question: 'q-number', form: 'number' };
const all = [recall, choice, typed, number];

const seeds = Array.from({ length: 50 }, (_, seed) => seed);
const chosen = (choose: (seed: number) => AvailableForm): Set<Form> =>
  new Set(seeds.map((seed) => choose(seed).form));

describe('chooseForm', () => {
  test('a new fact starts with recognition or recall', () => {
    expect(chosen((seed) => chooseForm({ forms: all, card: null, seed }))).toEqual(
      new Set<Form>(['choice', 'recall']),
    );
    expect(chooseForm({ forms: [typed], card: null, seed: 0 })).toBe(typed);
  });
  test('a stable fact is produced, not recognised', () => {
    const card = testCard('f', {
      stability: stableFromDays,
      lastForm: 'recall',
      lastQuestion: null,
    });
    expect(chosen((seed) => chooseForm({ forms: all, card, seed }))).toEqual(
      new Set<Form>(['typed', 'number']),
    );
  });
  test('a fact just below that is not yet', () => {
    const card = testCard('f', {
      stability: stableFromDays - 0.01,
      lastForm: 'recall',
      lastQuestion: null,
    });
    expect(chosen((seed) => chooseForm({ forms: all, card, seed }))).toEqual(
      new Set<Form>(['choice']),
    );
  });
  test('a lapsed fact is young again', () => {
    const card = testCard('f', { phase: 'relearning', stability: 30, lastForm: 'typed' });
    expect(chosen((seed) => chooseForm({ forms: all, card, seed }))).toEqual(
      new Set<Form>(['choice', 'recall']),
    );
  });
  test('what has not been right yet comes first, then what was right longest ago', () => {
    const card = testCard('f', {
      stability: 30,
      lastForm: 'choice',
      rightForms: [
        { form: 'recall', firstDay: 1, lastDay: 9 },
        { form: 'typed', firstDay: 1, lastDay: 5 },
      ],
    });
    expect(chosen((seed) => chooseForm({ forms: all, card, seed }))).toEqual(
      new Set<Form>(['number']),
    );
    for (const forms of [
      [recall, typed],
      [typed, recall],
    ])
      expect(chosen((seed) => chooseForm({ forms, card, seed }))).toEqual(new Set<Form>(['typed']));
  });
  test('another question when there is only one form', () => {
    const other = { question: 'q-choice-2', form: 'choice' } as const;
    const card = testCard('f', { lastForm: 'choice', lastQuestion: 'q-choice' });
    for (const seed of seeds)
      expect(chooseForm({ forms: [choice, other], card, seed })).toBe(other);
    expect(chooseForm({ forms: [choice], card, seed: 1 })).toBe(choice);
  });
  test('no form at all cannot be', () => {
    expect(() => chooseForm({ forms: [], card: null, seed: 0 })).toThrow(/without any form/);
  });
  test('never the last form or question when the fact has another', () => {
    const form = fc.constantFrom<Form>('choice', 'multiple', 'typed', 'cloze', 'number', 'recall');
    const forms = fc.uniqueArray(
      fc.tuple(form, fc.nat(2)).map(([kind, n]) => ({
        form: kind,
        question: kind === 'recall' ? null : `${kind}-${String(n)}`,
      })),
      { minLength: 1, selector: ({ form: kind, question }) => question ?? kind },
    );
    fc.assert(
      fc.property(
        forms,
        fc.nat(),
        fc.nat(),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (available, pick, seed, stability) => {
          const last = available[pick % available.length];
          if (last === undefined) return;
          const card = testCard('f', {
            stability,
            lastForm: last.form,
            lastQuestion: last.question,
          });
          const next = chooseForm({ forms: available, card, seed });
          if (available.some((one) => one.form !== last.form))
            expect(next.form).not.toBe(last.form);
          if (available.length > 1) expect(next).not.toEqual(last);
        },
      ),
    );
  });
});
