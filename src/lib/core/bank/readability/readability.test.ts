import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readDraft } from '../draft/draft.ts';
import { readingGrade, readingWords, sentencesOf } from './grade.ts';
import { gradeSpreads, measureTexts } from './measure.ts';

const none = () => false;

describe('readingGrade', () => {
  it('is the mean of Flesch–Kincaid and the Automated Readability Index', () => {
    // 6 words, 6 syllables, 17 letters, 1 sentence:
    // 0.39 · 6 + 11.8 · 1 − 15.59 = −1.45 and 4.71 · 17/6 + 0.5 · 6 − 21.43 = −5.085.
    expect(readingGrade('The cat sat on the mat.', none)).toBeCloseTo(-3.2675, 4);
  });

  it('counts known words and numbers as plain ones', () => {
    const plain = readingGrade('The name paid name.', none);
    expect(readingGrade('The Xianghubao paid 2,003.', (word) => word === 'Xianghubao')).toBe(plain);
    expect(readingGrade('The Xianghubao paid 2,003.', none)).not.toBe(plain);
  });

  it('has nothing to say of a text without words', () => {
    expect(readingGrade('—', none)).toBeNull();
  });
});

describe('words and sentences', () => {
  it('end at full stops, question marks and closing quotes, not at decimals', () => {
    expect(sentencesOf('He said “It ends.” It was 18.2 billion. Why?')).toEqual([
      'He said “It ends.”',
      'It was 18.2 billion.',
      'Why?',
    ]);
  });

  it('lose punctuation and possessive endings, and part at hyphens', () => {
    expect(readingWords('Ant’s (50–50) joint-venture partners’ “word”.')).toEqual([
      'Ant',
      '50',
      '50',
      'joint',
      'venture',
      'partners',
      'word',
    ]);
  });
});

describe('measureTexts', () => {
  const question = (id: string, stem: string) => ({
    id,
    kind: 'number',
    facts: ['a'],
    asks: 'fact',
    level: 'core',
    stem,
    value: 2003,
    unit: 'year',
    tolerance: 0,
    why: 'It is so.',
  });
  const stemGrades = (...stems: string[]) => {
    const rows = stems.map((stem, position) => question(`q-${position}`, stem));
    const { draft, problems } = readDraft([
      { path: 'questions/origins/questions.yaml', text: stringify(rows) },
    ]);
    expect(problems).toEqual([]);
    return measureTexts(draft)
      .filter(({ sort }) => sort === 'question')
      .map(({ grade }) => grade);
  };

  it('knows names by their capitals, at the start of a sentence too', () => {
    const [known] = stemGrades('Tianhongia paid.', 'Who paid Tianhongia?');
    const [unknown] = stemGrades('Tianhongia paid.', 'Who paid tianhongia?');
    expect(known).toBeLessThan(unknown ?? 0);
  });

  it('leaves a text without words out', () => {
    expect(stemGrades('¥ — €?', 'Who paid?')).toHaveLength(1);
  });

  it('spreads by sort, with the nearest rank', () => {
    const place = {
      file: '',
      folder: '',
      index: 0,
      id: 'a',
      kind: 'question',
      lineOf: () => 1,
      value: 0,
    } as const;
    const texts = Array.from({ length: 40 }, (_, number) => ({
      sort: 'reason' as const,
      place,
      path: [],
      text: '',
      grade: 40 - number,
    }));
    expect(gradeSpreads(texts)).toEqual([
      { sort: 'reason', texts: 40, median: 20.5, p95: 38, greatest: 40 },
    ]);
  });
});
