/**
 * `npm run lighthouse`: Lighthouse's mobile preset on the built site. Lighthouse is large and not part of the
 * project's packages; it is installed into `.cache/lighthouse` on first use.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureBrowser, ensureBuilt, root } from './setup.mjs';
import { serve } from './serve.mjs';

const folder = join(root, '.cache', 'lighthouse');
const pages = ['', 'quiz/', 'facts/'];
const runs = 3;

if (!existsSync(join(folder, 'node_modules', 'lighthouse'))) {
  mkdirSync(folder, { recursive: true });
  spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--ignore-scripts', 'lighthouse@12.8.2'],
    {
      stdio: 'inherit',
    },
  );
}
ensureBuilt();
const browser = ensureBrowser();
const { address, close } = await serve({ wantedPort: 0, base: '/' });

let isGood = true;
for (const page of pages) {
  const scores = [];
  for (let time = 0; time < runs; time += 1) scores.push(await run(address + page));
  for (const category of Object.keys(scores[0] ?? {})) {
    const values = scores.map((score) => score[category] ?? 0).sort((a, b) => a - b);
    const median = values[Math.floor(values.length / 2)] ?? 0;
    const wanted = category === 'performance' ? 98 : 100;
    if (median < wanted) isGood = false;
    console.log(
      `/${page.padEnd(7)} ${category.padEnd(15)} ${median} (${values.join(', ')}), wanted ${wanted}`,
    );
  }
}
await close();
process.exitCode = isGood ? 0 : 1;

/**
 * Not `spawnSync`: the server answers from this same process.
 * @param {string} url
 * @param {number} [triesLeft] Lighthouse now and then misses the beginning of the page and says so
 * @returns {Promise<Record<string, number>>} score 0–100 by category
 */
async function run(url, triesLeft = 2) {
  const report = join(folder, 'report.json');
  const running = promisify(execFile)(
    process.execPath,
    [
      join(folder, 'node_modules/lighthouse/cli/index.js'),
      url,
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking',
    ],
    { env: { ...process.env, CHROME_PATH: browser } },
  );
  try {
    await running;
  } catch (error) {
    if (triesLeft === 0 || !String(error).includes('NO_NAVSTART')) throw error;
    return run(url, triesLeft - 1);
  }
  const { categories } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.fromEntries(
    Object.entries(categories).map(([id, { score }]) => [id, Math.round(score * 100)]),
  );
}
