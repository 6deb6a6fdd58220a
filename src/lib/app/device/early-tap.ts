/** Gives the last tap on a button that came before the page was awake (`static/before-paint.js`), and keeps no more of them. */
export function giveEarlyTap(): void {
  if (window.earlyTap === undefined) return;
  removeEventListener('click', window.earlyTap.keep, true);
  window.earlyTap.button?.click();
  delete window.earlyTap;
}
