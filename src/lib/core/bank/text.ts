/** Small text helpers shared by the rules. Comparison here is for writers' slips, not for grading. */

/** Lower case, no accents, no punctuation, single spaces; Chinese characters stay, and "Alipay+" is not "Alipay". */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words of the normalised text. */
export function wordsOf(text: string): string[] {
  const normal = normalizeText(text);
  return normal === '' ? [] : normal.split(' ');
}

/** Whether the words of `part` stand one after another in `whole`. */
export function containsWords(whole: string, part: string): boolean {
  const needle = normalizeText(part);
  return needle !== '' && ` ${normalizeText(whole)} `.includes(` ${needle} `);
}

/** Middle value; the mean of the two middle ones for an even count. `numbers` must not be empty. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('median of an empty list');
  return (lower + upper) / 2;
}

/** `1 question`, `2 questions`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
