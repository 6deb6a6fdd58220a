/** The one door: every check in order, then one line that sums all runners. */
import { spawn } from 'node:child_process';
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

/** @typedef {{name: string, command: string[], count: (status: number) => Count}} Step */

/**
 * Stages one after the other; within a stage, lanes side by side, for the checks without tests of their own use one core.
 * @type {Step[][][]}
 */
const stages = [
  // The types of the routes, which both the checks of types and the build would write.
  [[{ name: 'sync', command: ['svelte-kit', 'sync'], count: asOne }]],
  [
    [
      { name: 'types', command: ['npm', 'run', 'check', '--silent'], count: asOne },
      { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'], count: asOne },
    ],
    [
      { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'], count: asOne },
      { name: 'format', command: ['prettier', '--check', '.'], count: asOne },
      { name: 'bank', command: ['npm', 'run', 'bank', '--silent'], count: asOne },
      {
        name: 'unit',
        command: [
          'vitest',
          'run',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile=${vitestReport}`,
        ],
        count: vitestCount,
      },
    ],
  ],
  [
    [
      {
        name: 'end-to-end',
        command: ['playwright', 'test', '--config', 'tests/playwright.config.ts'],
        count: playwrightCount,
      },
    ],
  ],
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
ensureBrowser();

const startedAtMs = performance.now();
/** @type {(Count & {name: string, seconds: number})[]} */
const results = [];
for (const lanes of stages) {
  const isAlone = lanes.length === 1;
  results.push(...(await Promise.all(lanes.map((lane) => runLane(lane, isAlone)))).flat());
}

/**
 * @param {Step[]} lane
 * @param {boolean} isAlone whether output may go straight to the terminal
 */
async function runLane(lane, isAlone) {
  const done = [];
  for (const step of lane) done.push(await run(step, isAlone));
  return done;
}

/**
 * @param {Step} step
 * @param {boolean} isAlone
 */
async function run({ name, command: [program = '', ...args], count }, isAlone) {
  const startedAtMs = performance.now();
  if (isAlone) console.log(`\n── ${name}`);
  /** @type {Buffer[]} */
  const output = [];
  const status = await new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
      },
    });
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  if (!isAlone) console.log(`\n── ${name}`);
  process.stdout.write(Buffer.concat(output));
  return { name, ...count(status), seconds: (performance.now() - startedAtMs) / 1000 };
}

console.log('');
for (const { name, passed, failed, skipped, seconds } of results) {
  const verdict = failed === 0 ? 'ok' : 'FAILED';
  console.log(
    `${name.padEnd(12)} ${verdict.padEnd(7)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`,
  );
}
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
  results.reduce((total, result) => total + result[key], 0);
console.log(`${((performance.now() - startedAtMs) / 1000).toFixed(0)} s in all`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
