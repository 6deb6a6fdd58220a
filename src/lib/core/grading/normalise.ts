/** Reduces texts to keys, so that two spellings of one answer have one key. */

/** Longest answer that is compared, in UTF-16 units. The longest answers of the bank are far below it. */
export const maximumAnswerLength = 200;

/**
 * Two or more syllables that each end in a tone number: "zhi1fu4bao3". One alone may be a name ("web3"),
 * and so may other single letters than the syllables a, e and o ("q3").
 */
const numberedPinyin = /^(?:(?:[a-z]{2,6}|[aeo])[1-5]){2,}$/;

/**
 * The key of a text: compatibility forms unified (NFKC), lower case, no tone or accent marks, no tone
 * numbers, "&" as "and", "+" as "plus" ("Alipay+" is not "Alipay"); of the rest only letters, digits and the point inside a number. So
 * "Yu'e Bao", "YUEBAO", "Yú'é-bǎo" and "yu2 e2 bao3" are one key, while "2.5" and "25" stay two.
 * Idempotent. Empty when the text has neither letter nor digit.
 */
export function normalise(text: string): string {
  const compact = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/&/g, 'and')
    .replace(/\+/g, 'plus')
    .replace(/(?<!\p{Nd})\.|\.(?!\p{Nd})|[^\p{L}\p{N}.]+/gu, '')
    .normalize('NFC');
  return numberedPinyin.test(compact) ? compact.replace(/\d/g, '') : compact;
}

/** Keys of what a learner typed: as it stands and without a leading article. */
export function keysOfGiven(text: string): string[] {
  return keys(text, /^\s*(?:the|an?)\s+/i);
}

/**
 * Keys of a text of the bank. A capital "A" stays, because there it is a name ("A shares"):
 * otherwise "shares" would do for them.
 */
export function keysOfBankText(text: string): string[] {
  return keys(text, /^\s*(?:[Tt]he|[Aa]n|a)\s+/);
}

function keys(text: string, article: RegExp): string[] {
  const whole = normalise(text);
  const bare = normalise(text.replace(article, ''));
  return [...new Set([whole, bare])].filter((key) => key !== '');
}
