/** Brings a checkout into a state that can be served or tested. Only Node's own modules: it runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sources } from './source-digest.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const browserFile = join(root, '.cache', 'browser.json');

/**
 * Runs a command with the terminal attached; a failure ends the process with the command's own code.
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs the locked packages when `node_modules` is missing or older than the lock file. */
export function ensureInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing packages…');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}

/**
 * The latest change below a path, folders included so that a deletion counts.
 * @param {string} path
 * @returns {number} epoch milliseconds
 */
function newestChangeMs(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChangeMs(join(path, name))),
    stat.mtimeMs,
  );
}

/** Builds the site when `build/` is missing or older than anything it is made from. */
export function ensureBuilt() {
  const made = join(root, 'build', 'index.html');
  const newest = Math.max(...sources.map((path) => newestChangeMs(join(root, path))));
  if (existsSync(made) && statSync(made).mtimeMs >= newest) return;
  console.log('Building…');
  // Whoever asks may itself run in Vite's development mode, which a build would take over.
  run('npm', ['run', 'build', '--silent'], { ...process.env, NODE_ENV: 'production' });
}

/**
 * Whether a browser really starts, not only exists: a missing system library shows here.
 * @param {string} path
 */
function starts(path) {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'];
  return (
    existsSync(path) && spawnSync(path, args, { stdio: 'ignore', timeout: 30_000 }).status === 0
  );
}

/** Places where distributions put Chromium. */
const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds or gets a Chromium: `CHROMIUM_PATH`, Playwright's own, the system's, the distribution's package.
 * Writes the path to `.cache/browser.json`, where the Playwright configuration reads it.
 * @returns {string} path of the executable
 */
export function ensureBrowser() {
  const path = findBrowser();
  if (path === null) {
    console.error(
      'No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH to its executable.',
    );
    process.exit(1);
  }
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(browserFile, JSON.stringify({ path }));
  return path;
}

/**
 * As `ensureBrowser`, but changes no file and leaves the decision to the caller.
 * @returns {string | null} path of the executable
 */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined) return starts(given) ? given : null;
  if (existsSync(browserFile)) {
    const { path } = JSON.parse(readFileSync(browserFile, 'utf8'));
    if (starts(path)) return path;
  }
  const require = createRequire(join(root, 'package.json'));
  const own = require('playwright').chromium.executablePath();
  if (starts(own)) return own;
  const system = systemBrowsers.find(starts);
  if (system === undefined) {
    console.log('Getting a browser…');
    const download = spawnSync('npx', ['playwright', 'install', 'chromium'], {
      cwd: root,
      stdio: 'ignore',
      timeout: 300_000,
    });
    if (download.status === 0 && starts(own)) return own;
    installFromDistribution(['chromium', 'fonts-noto-cjk']);
  }
  return system ?? systemBrowsers.find(starts) ?? null;
}

/**
 * Installs packages of Debian or Ubuntu, where that is possible without a password. Whether it worked shows afterwards.
 * @param {string[]} packages
 */
export function installFromDistribution(packages) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
  ]) {
    const [command = '', ...rest] = [...asRoot, ...args];
    spawnSync(command, rest, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}
