// Runs before the first paint: the theme chosen, and whether this browser has progress.
try {
  var theme = localStorage.getItem('two-sides-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('two-sides-returning')) document.documentElement.dataset.returning = '';
} catch {
  // Storage is switched off: the system's theme and the first-visit page are right.
}

// A tap on a button that is drawn but not awake yet is kept, and given by the root layout as soon as it is.
window.earlyTap = {
  button: null,
  keep: function (event) {
    var button = event.target.closest('button');
    if (button === null) return;
    event.preventDefault();
    event.stopPropagation();
    window.earlyTap.button = button;
  },
};
addEventListener('click', window.earlyTap.keep, true);
