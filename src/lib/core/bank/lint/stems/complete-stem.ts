import { finding, type Rule } from '../../rule.ts';
import { wordsOf } from '../../text.ts';

const fewestWords = 3;
const asks = /[?]["”’)]?(?:\s|$)|____|…/;
/** "Put the sentence right: …" is answerable too. */
const demands = /(?:^|[.:?] )(?:complete|correct|fill|give|name|put|type|write)\b/i;
const needsOptions = /\bwhich of (?:the following|these|those)\b|\bof the following\b/i;
const nothingAsked =
  /\b(?:which|what)(?: of (?:the following|the two|these|those))?(?: one| statement| sentence| answer| option| claim)?s? (?:is|are) (?:true|false|right|correct)\b/i;

/** A stem that asks something can be answered with the options covered. */
export const completeStem: Rule = {
  id: 'complete-stem',
  severity: 'warning',
  remedy: 'Ask a whole question that somebody who knows can answer with the options covered.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const { stem, kind } = question.value;
      const fault = faultOf(stem, kind === 'choice');
      return fault === null ? [] : [finding(question, ['stem'], fault)];
    }),
};

function faultOf(stem: string, isChoice: boolean): string | null {
  if (!asks.test(stem) && !demands.test(stem)) return 'The stem has neither a question nor a gap.';
  if (wordsOf(stem).length < fewestWords) return 'The stem names a topic and asks nothing of it.';
  if (isChoice && needsOptions.test(stem)) return 'The stem needs its options to be understood.';
  if (nothingAsked.test(stem)) return 'The stem only asks what is true.';
  return null;
}
