/**
 * JSON with the keys of every object in alphabetical order, so that equal values have equal texts.
 * @param value plain data, as `JSON.stringify` takes it
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1));
    // Unlike assignment, fromEntries makes `__proto__` an ordinary key.
    return Object.fromEntries(entries);
  });
}
