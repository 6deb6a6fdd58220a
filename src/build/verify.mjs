/** The one door: every check in order, then one line that sums all runners. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, root } from './setup.mjs';

const reports = join(root, '.cache', 'reports');
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

/** @typedef {{passed: number, failed: number, skipped: number}} Count */

/**
 * A check without tests of its own counts as one.
 * @param {number} status exit code
 * @returns {Count}
 */
const asOne = (status) => ({
  passed: status === 0 ? 1 : 0,
  failed: status === 0 ? 0 : 1,
  skipped: 0,
});

/** @param {number} status @returns {Count} */
function vitestCount(status) {
  if (!existsSync(vitestReport)) return asOne(status || 1);
  const report = JSON.parse(readFileSync(vitestReport, 'utf8'));
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    // A file that cannot be loaded fails without a failed test.
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {number} status @returns {Count} */
function playwrightCount(status) {
  if (!existsSync(playwrightReport)) return asOne(status || 1);
  const { stats } = JSON.parse(readFileSync(playwrightReport, 'utf8'));
  const failed = stats.unexpected;
  if (stats.flaky > 0) console.log(`${stats.flaky} end-to-end tests passed at the second try only`);
  return {
    passed: stats.expected + stats.flaky,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: stats.skipped,
  };
}

const steps = [
  { name: 'format', command: ['prettier', '--check', '.'], count: asOne },
  // Types come first: they also generate the route types that ESLint needs.
  { name: 'types', command: ['npm', 'run', 'check', '--silent'], count: asOne },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'], count: asOne },
  { name: 'bank', command: ['npm', 'run', 'bank', '--silent'], count: asOne },
  {
    name: 'unit',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${vitestReport}`,
    ],
    count: vitestCount,
  },
  { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'], count: asOne },
  {
    name: 'end-to-end',
    command: ['playwright', 'test', '--config', 'tests/playwright.config.ts'],
    count: playwrightCount,
  },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
ensureBrowser();

const results = steps.map(({ name, command, count }) => {
  console.log(`\n── ${name}`);
  const startedAtMs = performance.now();
  const [program = '', ...args] = command;
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
      PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
    },
  });
  if (error) console.error(error.message);
  return { name, ...count(status ?? 1), seconds: (performance.now() - startedAtMs) / 1000 };
});

console.log('');
for (const { name, passed, failed, skipped, seconds } of results) {
  const verdict = failed === 0 ? 'ok' : 'FAILED';
  console.log(
    `${name.padEnd(12)} ${verdict.padEnd(7)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`,
  );
}
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
  results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
