/**
 * The theme on `<html>`. The setting itself is in the log; a copy in localStorage lets `before-paint.js`
 * apply it before the first paint, and is never read by anything else.
 */
import type { Settings } from '#lib/core/progress/state.ts';
import { writeNote } from './device-notes.ts';

/** Key of the copy; `static/before-paint.js` reads it. */
const themeKey = 'two-sides-theme';
/** Says that this browser has progress, so that the first-visit page does not flash up. */
const returningKey = 'two-sides-returning';

/** Shows a theme now and remembers it for the next first paint. */
export function showTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  writeNote(themeKey, theme === 'system' ? null : theme);
}

/** Whether this browser had progress when the page was painted; the store itself may not be open yet. */
export function isReturning(): boolean {
  return document.documentElement.dataset['returning'] !== undefined;
}

/** Remembers whether there is progress on this device. */
export function rememberReturning(hasProgress: boolean): void {
  if (hasProgress) document.documentElement.dataset['returning'] = '';
  else delete document.documentElement.dataset['returning'];
  writeNote(returningKey, hasProgress ? 'yes' : null);
}
