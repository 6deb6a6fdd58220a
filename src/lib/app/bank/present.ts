/** The list without its gaps: for ids that a newer or older bank may no longer have. */
export function present<T>(items: readonly (T | null | undefined)[]): T[] {
  return items.filter((item) => item !== null && item !== undefined);
}
