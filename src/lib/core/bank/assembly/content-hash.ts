/** FNV-1a, 32 bits, over UTF-8 (Fowler, Noll and Vo; draft-eastlake-fnv). Eight hex digits. Notices edits; protects nothing. */
export function fnv1a32(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** JSON with the keys of every object in code unit order, so that equal data gives equal text. */
export function stableJson(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
