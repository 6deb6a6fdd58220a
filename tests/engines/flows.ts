/** What a learner does, the same in every engine. */
import { until, targetText, type Driver, type Target } from './driver.ts';

export interface Site {
  /** Ends with a slash. */
  address: string;
  /** Takes the server away. */
  close: () => Promise<void>;
}

export interface Flow {
  name: string;
  run: (driver: Driver, site: Site) => Promise<void>;
}

/** The last one takes the server away. */
export const flows: readonly Flow[] = [
  { name: 'a quick quiz, to its results', run: takeQuiz },
  { name: 'three facts reviewed', run: review },
  { name: 'a reload in the middle keeps the answers', run: reloadInTheMiddle },
  { name: 'a backup saved, everything deleted, restored', run: saveAndRestore },
  { name: 'without a server, pages never visited', run: withoutServer },
];

const verdict: Target = { role: 'heading', name: '(Right|Not right|Partly right).*' };

async function takeQuiz(driver: Driver, { address }: Site): Promise<void> {
  await startQuickTen(driver, address);
  for (let number = 1; number <= 10; number += 1) {
    await seeText(driver, `${String(number)} of 10`);
    await answer(driver, number % 2 === 0 ? 'Sure' : 'Guess');
    await see(driver, verdict);
    await seeText(driver, 'Open the fact');
    await click(driver, { role: 'button', name: number === 10 ? 'See the results' : 'Continue' });
  }
  await seeText(driver, 'of 10 right');
  await seeText(driver, 'How sure, how right');
  await driver.open(`${address}progress/`);
  await click(driver, { role: 'link', name: '.*Quick ten.*' });
  await seeText(driver, 'of 10 right');
}

async function review(driver: Driver, { address }: Site): Promise<void> {
  await reviewFacts(driver, address, 3);
  await driver.open(`${address}settings/`);
  await seeText(driver, '3 answers, all readable');
}

async function reloadInTheMiddle(driver: Driver, { address }: Site): Promise<void> {
  await startQuickTen(driver, address);
  await answer(driver, 'Sure');
  await click(driver, { role: 'button', name: 'Continue' });
  await seeText(driver, '2 of 10');
  const asked = await question(driver);
  await driver.reload();
  await seeText(driver, '2 of 10');
  const askedAgain = await question(driver);
  if (askedAgain !== asked) throw new Error(`asked “${asked}”, and then “${askedAgain}”`);
  await driver.open(`${address}quiz/`);
  await click(driver, { role: 'link', name: 'Go on with Quick ten, 1 of 10.*' });
  await seeText(driver, '2 of 10');
}

async function saveAndRestore(driver: Driver, { address }: Site): Promise<void> {
  await reviewFacts(driver, address, 2);
  await driver.open(`${address}settings/`);
  await seeText(driver, '2 answers, all readable');
  const file = await driver.download({ role: 'button', name: 'Save a backup file' });
  await seeText(driver, 'Every answer is in it.');
  // Both come of themselves and move what is to be clicked next.
  await seeText(driver, 'was handed to the browser’s downloads');

  await click(driver, { role: 'button', name: 'Delete all my data' });
  await click(driver, { role: 'button', name: 'Delete everything' });
  await seeText(driver, 'Everything is deleted.');
  await driver.reload();
  await seeText(driver, 'No answers yet');

  await driver.chooseFile({ role: 'file', name: 'Restore from a backup' }, file);
  await click(driver, { role: 'button', name: 'Restore' });
  await seeText(driver, '2 answers added. Nothing was replaced.');
  await driver.reload();
  await seeText(driver, '2 answers, all readable');
}

async function withoutServer(driver: Driver, { address, close }: Site): Promise<void> {
  await driver.open(address);
  await until('the service worker to serve the page', () =>
    driver.read(() => navigator.serviceWorker.controller?.state === 'activated', null),
  );
  await close();
  await driver.open(`${address}facts/huabei-vs-jiebei/`);
  await seeText(driver, 'Huabei');
  // Left as soon as its text shows: what it had begun to read must not hold up the next page.
  await driver.open(`${address}learn/credit/`);
  await seeText(driver, 'Huabei');
  await driver.open(`${address}settings/`);
  await seeText(driver, 'No answers yet');
  await startQuickTen(driver, address);
  await answer(driver, 'Sure');
  await see(driver, verdict);
  await driver.reload();
  await see(driver, verdict);
}

async function startQuickTen(driver: Driver, address: string): Promise<void> {
  await driver.open(`${address}quiz/`);
  await click(driver, { role: 'button', name: 'Start Quick ten' });
  await seeText(driver, '1 of 10');
}

/** Answers whatever kind of question is on the screen: the first option, or a word. */
async function answer(driver: Driver, certainty: 'Sure' | 'Guess'): Promise<void> {
  await see(driver, { role: 'button', name: certainty });
  await until('an option or a field', async () => {
    if (await driver.has({ role: 'option' })) return driver.click({ role: 'option' }).then(ok);
    if (await driver.has({ role: 'field' })) return driver.type({ role: 'field' }, '2004').then(ok);
    return false;
  });
  await click(driver, { role: 'button', name: certainty });
}

async function reviewFacts(driver: Driver, address: string, count: number): Promise<void> {
  const turn: Target = { role: 'button', name: 'Show answer' };
  const certainty: Target = { role: 'button', name: 'Sure' };
  await driver.open(`${address}review/`);
  for (let number = 1; number <= count; number += 1) {
    const mustTurn = await until('a fact to review', async () => {
      if (await driver.has(turn)) return 'yes';
      return (await driver.has(certainty)) && 'no';
    });
    if (mustTurn === 'yes') {
      await click(driver, turn);
      await click(driver, { role: 'button', name: 'Remembered' });
    } else {
      await answer(driver, 'Sure');
      await click(driver, { role: 'button', name: 'Continue' });
    }
  }
}

/** The words of the question and its options, in their order. */
const question = (driver: Driver): Promise<string> =>
  driver.read(
    () =>
      [...document.querySelectorAll('h1, main fieldset')]
        .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
        .join(' / '),
    null,
  );

const ok = () => true;

const see = (driver: Driver, target: Target) => until(targetText(target), () => driver.has(target));

const click = (driver: Driver, target: Target) =>
  until(targetText(target), () => driver.click(target).then(ok));

const seeText = (driver: Driver, text: string) =>
  until(`“${text}”`, () =>
    driver.read((wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted), text),
  );
