/** Which key does what. One place, so that the help dialog cannot disagree with the handlers. */
export interface Shortcut {
  /** `KeyboardEvent.key`, lower case for letters. */
  key: string;
  run: () => void;
  /** Works even while typing or with single keys switched off (Enter, Escape and the like). */
  always?: boolean;
}

/**
 * Runs the shortcut a key press means, unless the learner is typing, holds a modifier,
 * keeps the key down, or a dialog is open.
 */
export function handleShortcut(
  event: KeyboardEvent,
  shortcuts: readonly Shortcut[],
  singleKeys: boolean,
): void {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
    return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('dialog[open]')) return;
  const isTyping =
    target?.matches('input:not([type=radio], [type=checkbox]), textarea, select') ?? false;
  const activatesControl =
    (event.key === 'Enter' || event.key === ' ') &&
    (target?.matches('a, button, summary') ?? false);
  if (activatesControl) return;
  const shortcut = shortcuts.find(
    ({ key, always }) =>
      key === event.key.toLowerCase() && (always === true || (singleKeys && !isTyping)),
  );
  if (shortcut === undefined) return;
  event.preventDefault();
  shortcut.run();
}
