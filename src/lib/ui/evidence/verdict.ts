/** How an answer came out. */
export type VerdictKind = 'right' | 'partly' | 'wrong';

export const verdictWords: Readonly<Record<VerdictKind, string>> = {
  right: 'Right',
  partly: 'Partly right',
  wrong: 'Not right',
};
