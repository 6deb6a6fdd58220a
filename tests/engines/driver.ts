/** What the flows need of a browser; one adapter for each protocol. */

/** Something a learner would press or fill in, by its role and its name. */
export interface Target {
  role: 'button' | 'link' | 'option' | 'field' | 'file' | 'heading' | 'group';
  /** A regular expression for the whole name; any name when left out. */
  name?: string;
}

export interface Driver {
  open(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page. It sees nothing of its surroundings; argument and result are JSON. */
  read<Given, Told>(work: (given: Given) => Told | Promise<Told>, given: Given): Promise<Told>;
  has(target: Target): Promise<boolean>;
  /** Once, with the browser's own pointer; throws when the target is not there. */
  click(target: Target): Promise<void>;
  type(target: Target, text: string): Promise<void>;
  chooseFile(target: Target, path: string): Promise<void>;
  /** Presses what starts a download and returns the path of the file. */
  download(target: Target): Promise<string>;
  /** What is on the screen, as PNG. */
  picture(): Promise<Buffer>;
  /** Ends the session; returns what the page did that it must not, as far as the protocol tells. */
  close(): Promise<string[]>;
}

const patienceMs = 20_000;
const pollMs = 50;

/** Asks again until the answer is neither false nor null; what the last try threw goes into the error. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | false | null>,
): Promise<Answer> {
  const endMs = performance.now() + patienceMs;
  let cause: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  } while (performance.now() < endMs);
  const reason = cause instanceof Error ? `: ${cause.message}` : '';
  throw new Error(`waited ${String(patienceMs / 1000)} s for ${what}${reason}`);
}

/**
 * Runs in the page: the first visible and enabled element of the role and name; of an open dialog when there is one.
 * An option is found by its label, which is what a learner presses.
 */
export function findInPage({ role, name }: Target): Element | null {
  const selector = {
    button: 'button:enabled',
    link: 'a[href]',
    option: ':is([type=radio], [type=checkbox]):enabled',
    field: ':is([type=text], textarea):enabled',
    file: '[type=file]:enabled',
    heading: 'h1, h2, h3',
    group: 'main fieldset',
  }[role];
  const nameOf = (element: Element) => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    const copy = (label ?? element).cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
    const text = element.getAttribute('aria-label') ?? copy.textContent;
    return text.replace(/\s+/g, ' ').trim();
  };
  const pattern = new RegExp(`^(?:${name ?? '.*'})$`, 's');
  const found = [
    ...(document.querySelector('dialog[open]') ?? document).querySelectorAll(selector),
  ].find((element) => element.checkVisibility() && pattern.test(nameOf(element)));
  if (role !== 'option') return found ?? null;
  return (found as HTMLInputElement | undefined)?.labels?.[0] ?? found ?? null;
}

/** How a target is called in an error. */
export const targetText = ({ role, name }: Target): string =>
  name === undefined ? `a ${role}` : `the ${role} “${name}”`;
