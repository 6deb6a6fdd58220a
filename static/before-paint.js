// Runs before the first paint: the theme chosen, and whether this browser has progress.
try {
  var theme = localStorage.getItem('two-sides-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('two-sides-returning')) document.documentElement.dataset.returning = '';
} catch {
  // Storage is switched off: the system's theme and the first-visit page are right.
}
