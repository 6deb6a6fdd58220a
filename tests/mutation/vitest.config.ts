import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fewerCases = fileURLToPath(new URL('fast-check.ts', import.meta.url));

/** What is mutated is pure, so its tests need neither the bank nor SvelteKit and start at once. */
export default defineConfig({
  plugins: [
    {
      name: 'fewer-cases',
      enforce: 'pre',
      resolveId: (id, importer) =>
        id === 'fast-check' && importer !== fewerCases ? fewerCases : null,
    },
  ],
  test: {
    include: ['src/lib/core/**/*.test.ts'],
    // They set the zone of the process, which the threads of Stryker cannot.
    exclude: ['src/lib/core/memory/study-day*.test.ts'],
    environment: 'node',
    // Files share what they import, as in `vite.config.ts`: loading it takes longer than most tests.
    isolate: false,
    testTimeout: 30_000,
    expect: { requireAssertions: true },
  },
});
