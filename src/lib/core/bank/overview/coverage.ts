/** What the bank covers, as a page for people: claims → facts → questions, misconceptions, groups. */
import { rightAnswer, tellingApart } from '../checks/coverage.ts';
import { misconceptionReferences } from '../checks/places.ts';
import {
  readDraft,
  type BankDraft,
  type BankFile,
  type Claim,
  type QuestionText,
} from '../draft/draft.ts';
import { compareText } from '../problem.ts';
import { count } from '../text.ts';

/** Text of `questions/COVERAGE.md`. The files must compile; their order does not matter. */
export function coverageText(files: readonly BankFile[]): string {
  const { draft } = readDraft(files.toSorted((a, b) => compareText(a.path, b.path)));
  return [
    '# What the bank covers',
    'Made from the YAML files by `npm run bank -- --write`; never edit.',
    '## The claims of the article',
    claimCounts(draft),
    claimTable(draft),
    '## Misconceptions',
    'Wrong answers that betray each, and two questions whose right answers differ because of the very thing that is mixed up.',
    misconceptionTable(draft),
    '## Things that are mixed up',
    'Questions that tell the members of a group apart and ask nothing else.',
    groupTable(draft),
    '',
  ].join('\n\n');
}

const verdicts = ['right', 'imprecise', 'wrong', 'opinion'] as const;

function claimCounts({ claims }: BankDraft): string {
  const parts = verdicts.map(
    (verdict) => `${claims.filter(({ value }) => value.verdict === verdict).length} ${verdict}`,
  );
  return `${count(claims.length, 'claim')}: ${parts.join(', ')}. What is right is taught, what is imprecise or wrong is put right by the questions named, opinions are left out.`;
}

function claimTable(draft: BankDraft): string {
  return table(
    ['claim', 'verdict', 'what the bank says', 'facts', 'questions'],
    draft.claims.map(({ id, value }) => {
      const facts = value.facts ?? [];
      const asked = draft.questions.filter(({ value: question }) =>
        question.facts.some((fact) => facts.includes(fact)),
      ).length;
      return [
        `${id.replace('claim-', '').replace('-', '.')} ${value.claim}`,
        value.verdict,
        whatTheBankSays(value),
        codes(facts),
        'questions' in value ? codes(value.questions) : `${asked || ''}`,
      ];
    }),
  );
}

function whatTheBankSays(claim: Claim): string {
  return 'instead' in claim ? claim.instead : (claim.note ?? '');
}

function misconceptionTable(draft: BankDraft): string {
  const hits = draft.questions.flatMap(({ value }) => misconceptionReferences(value));
  const questions = new Map(draft.questions.map(({ id, value }) => [id, value]));
  return table(
    ['misconception', 'wrong answers', 'contrast'],
    draft.misconceptions.map(({ id, value }) => [
      `${code(id)} ${value.belief}`,
      `${hits.filter((hit) => hit.id === id).length}`,
      value.contrast.map((name) => withAnswer(name, questions.get(name))).join('; '),
    ]),
  );
}

function withAnswer(id: string, question: QuestionText | undefined): string {
  return question === undefined ? code(id) : `${code(id)} → ${rightAnswer(question)}`;
}

function groupTable(draft: BankDraft): string {
  return table(
    ['group', 'members', 'questions'],
    draft.groups.map(({ value }) => [
      value.title,
      `${value.members.length}`,
      codes(tellingApart(draft, value).map(({ id }) => id)),
    ]),
  );
}

function code(id: string): string {
  return `\`${id}\``;
}

function codes(ids: readonly string[]): string {
  return ids.map(code).join(', ');
}

/** Cells are not padded to a common width, so that a change touches one line. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
