/**
 * The theme on `<html>`. The setting itself is in the log; a copy in localStorage lets `before-paint.js`
 * apply it before the first paint, and is never read by anything else.
 */
import type { Settings } from '#lib/core/progress/state.ts';

/** Key of the copy; `static/before-paint.js` reads it. */
const themeKey = 'two-sides-theme';
/** Says that this browser has progress, so that the first-visit page does not flash up. */
const returningKey = 'two-sides-returning';

/** Shows a theme now and remembers it for the next first paint. */
export function showTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  remember(themeKey, theme === 'system' ? null : theme);
}

/** Remembers whether there is progress on this device. */
export function rememberReturning(hasProgress: boolean): void {
  if (hasProgress) document.documentElement.dataset['returning'] = '';
  else delete document.documentElement.dataset['returning'];
  remember(returningKey, hasProgress ? 'yes' : null);
}

function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch (error) {
    // Storage may be switched off; then the page paints in the system's theme first, which harms nothing.
    if (!(error instanceof DOMException)) throw error;
  }
}
