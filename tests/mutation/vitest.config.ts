import { defineConfig } from 'vitest/config';

/** What is mutated is pure, so its tests need neither the bank nor SvelteKit and start at once. */
export default defineConfig({
  test: {
    include: ['src/lib/core/**/*.test.ts'],
    // They set the zone of the process, which the threads of Stryker cannot.
    exclude: ['src/lib/core/memory/study-day*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    expect: { requireAssertions: true },
  },
});
