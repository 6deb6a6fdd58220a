/** Sentences of the settings. Pure, so that they can be tested. */

const noBreak = '\u00a0';

/** 4 → '04:00'. */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/**
 * What a desired retention means and costs.
 * @param relativeInterval how long a remembered fact rests, as a multiple of what it would rest at 90 %
 */
export function retentionText(desiredRetention: number, relativeInterval: number): string {
  const forgotten = Math.round((1 - desiredRetention) * 100);
  const meaning = `Of 100${noBreak}facts that come back, about ${forgotten} are forgotten.`;
  const cost =
    relativeInterval < 0.95
      ? ` Facts come back about ${times(1 / relativeInterval)} times as often as at 90${noBreak}%.`
      : relativeInterval > 1.05
        ? ` Facts rest about ${times(relativeInterval)} times as long as at 90${noBreak}%, but each one forgotten costs reviews of its own.`
        : ` Higher costs more: at 95${noBreak}% more than twice the reviews.`;
  return `${meaning}${cost} Counts from each fact’s next answer.`;
}

function times(factor: number): string {
  return factor.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

/** How long the facts not begun yet last. */
export function newFactsText(notBegun: number, newFactsPerDay: number): string {
  if (notBegun === 0) return 'Every fact of the bank has been begun.';
  const facts = notBegun === 1 ? '1 fact is' : `${notBegun} facts are`;
  if (newFactsPerDay === 0) return `${facts} not begun. At 0, only reviews come.`;
  const days = Math.ceil(notBegun / newFactsPerDay);
  return `${facts} not begun: enough for ${days === 1 ? '1 day' : `${days} days`}.`;
}

/** The version as a reader can use it: "0.1.0+1a2b3c4d5e6f" is a number and a name for the exact sources. */
export function versionText(version: string): string {
  const [number = '', build] = version.split('+');
  return build === undefined ? `Version ${number}` : `Version ${number}, build ${build}`;
}
