import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { bank } from './src/build/bank-plugin.ts';

/** Matches the addresses of modules; `/` stands for the separator of any system. */
const modules = (...paths: string[]) => new RegExp(paths.join('|').replaceAll('/', '[\\\\/]'));

export default defineConfig({
  plugins: [bank(), sveltekit()],
  build: {
    // Pages name what they begin with in their HTML; adding links for what comes later costs a phone more than it saves.
    modulePreload: false,
    rolldownOptions: {
      output: {
        // Chromium then compiles while it downloads, off the main thread, and not function by function while waking a page.
        postBanner: '//# allFunctionsCalledOnLoad',
        // What every page needs, or most, comes in a few files: on a phone each request costs more than its bytes.
        codeSplitting: {
          groups: [
            // One sheet: the order of its cascade layers is then that of `app.css`, whichever page comes first.
            { name: 'styles', test: /\.css(\?|$)/, priority: 3 },
            {
              name: 'framework',
              test: modules(
                '/node_modules/(svelte|@sveltejs|clsx|devalue|esm-env)/',
                'vite/preload-helper',
              ),
              priority: 2,
            },
            {
              name: 'common',
              test: modules(
                'virtual:bank/outline',
                '/lib/app/(context|bank/(outline|present)|device/(when-idle|device-notes|backup-notes))[.]',
                '/lib/app/(restore/own-worker|safekeeping/folder-note)[.]',
                '/lib/core/(memory/(form|known)|progress/(canonical-json|log|state))[.]',
                '/lib/storage/port[.]',
                '/lib/ui/(layout/|evidence/|controls/(Button|KeyHint)[.]|numbers/(TickField|ticks)[.])',
                '/routes/(storage-text|[(]rooms[)]/memory-text)[.]',
              ),
              priority: 1,
            },
            { name: 'controls', test: modules('/lib/ui/controls/(RadioRows|Segmented|Select)[.]') },
            {
              name: 'history',
              test: modules(
                '/lib/app/progress/history[.]',
                '/lib/core/(progress/attempts|stats/(minutes|answers/misconceptions))[.]',
              ),
            },
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
    environment: 'node',
    // Files share what they import, which is loaded once for all of them; a test puts back what it changed.
    isolate: false,
    unstubGlobals: true,
    // Every core: nothing watches beside it.
    maxWorkers: '100%',
    // Property tests are slow on a busy machine, which is no fault of theirs.
    testTimeout: 30_000,
    expect: { requireAssertions: true },
    coverage: {
      include: ['src/lib/core/**/*.ts', 'src/lib/storage/**/*.ts'],
      exclude: ['**/*.{test,fixture,contract}.ts'],
      reporter: ['text', 'html', 'json'],
      reportsDirectory: '.cache/coverage',
      thresholds: {
        'src/lib/core/**': { branches: 100 },
        'src/lib/storage/**': { branches: 95 },
      },
    },
  },
});
