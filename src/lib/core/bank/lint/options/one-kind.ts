import { optionsOf } from '../../checks/questions.ts';
import { finding, type Rule } from '../../rule.ts';
import { containsWords } from '../../text.ts';

type OptionKind = 'date' | 'percent' | 'amount' | 'name' | 'clause' | 'phrase';

const about =
  '(?:(?:about|almost|around|at least|at most|between|exactly|just|less than|more than|nearly|only|over|roughly|some|under|up to)[ -])*';
const number =
  '[$¥]?(?:[\\d.,]+|an?|half(?: an?)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred)';
const range = `${number}(?: ?(?:–|and|to|or) ?${number})?`;
const scale = '(?:thousand|million|billion|trillion)';
const unit =
  '(?:yuan|(?:US |Hong Kong )?dollars|people|users|firms|companies|banks|times|minutes|hours|days|weeks|months|years|points|shares)';
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const when = '(?:(?:about|after|before|by|early|from|in|late|mid|on|only|since|until)[ -])*';

const date = new RegExp(`^${when}(?:\\d{1,2} )?(?:${month} )?\\d{4}s?$`, 'i');
const percent = new RegExp(`^${about}${range} ?(?:%|percent|per cent)(?:[ ,].*)?$`, 'i');
const amount = new RegExp(
  `^${about}(?:[$¥]?[\\d.,]+|${range} (?:${scale}(?: ${unit})?|${unit}))$`,
  'i',
);
/** Words that hardly ever stand but as the verb of a clause. */
const finiteVerb =
  /(?<!\bto )\b(?:is|are|was|were|has|had|does|did|can|could|will|would|must|should|became|belongs|gives|gave|gets|holds|keeps|lends|owns|stays|took|wants|needs|began)\b/;
const subject = /^(?:because|he|it|she|there|they|we|you)\b/i;
/** "Nothing" beside amounts and "no part" beside percents are noughts. */
const nought = /^(?:no|none|nothing|zero)\b(?: \w+){0,2}$/i;
/** Small words inside a name: "Bank of China". */
const joining = /^(?:&|and|for|of|the)$/;

/** Kinds that must not stand side by side; a phrase may stand with names or with clauses. */
function isMix(a: OptionKind, b: OptionKind): boolean {
  if (a === b) return false;
  const words = new Set<OptionKind>(['name', 'clause', 'phrase']);
  return !(words.has(a) && words.has(b)) || (a !== 'phrase' && b !== 'phrase');
}

/** Options of different kinds can be told apart without knowing the subject. */
export const oneKind: Rule = {
  id: 'one-kind',
  severity: 'warning',
  remedy: 'Make all options dates, all amounts, all percents, all names or all clauses.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const options = optionsOf(question.value)
        .filter(({ text }) => !nought.test(text))
        .map((option) => ({ ...option, kind: kindOf(option.text) }));
      // "Which word is wrong?": the words of the quoted sentence are of one kind, whatever they are.
      if (options.every(({ text }) => containsWords(question.value.stem, text))) return [];
      for (const option of options) {
        const other = options.find(({ kind }) => isMix(kind, option.kind));
        if (other === undefined) continue;
        const message = `"${option.text}" is of the kind ${option.kind}, "${other.text}" of the kind ${other.kind}.`;
        return [finding(question, other.path, message)];
      }
      return [];
    }),
};

/** What an option is, by its writing. One capitalised word may be a name or not. */
function kindOf(text: string): OptionKind {
  if (date.test(text)) return 'date';
  if (percent.test(text)) return 'percent';
  if (amount.test(text)) return 'amount';
  const words = text.split(/\s+/);
  if (words.length > 2 && (finiteVerb.test(text) || subject.test(text))) return 'clause';
  const isName =
    words.length > 1 &&
    words.length <= 5 &&
    words.every((word) => /^["“‘(]?[\p{Lu}\p{Lo}]/u.test(word) || joining.test(word));
  return isName ? 'name' : 'phrase';
}
