/**
 * `npm run test:mutation [-- room …]`: Stryker changes the core in one small place at a time and counts the changes
 * that no test notices. It goes folder by folder (`memory`, `grading`, `bank/checks` …; all when none is named) and
 * remembers what has not changed since, so it may be stopped at any time and loses at most the room it was in.
 * `--concurrency 4` and other options go to Stryker. The report is `.cache/mutation/report.html`.
 * Stryker brings 170 packages and is not part of the project's; it is installed into `.cache/mutation` on first use.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** The newest that runs on Node 20. */
const version = '9.6.1';
const wantedPercent = 80;
const core = 'src/lib/core';
/** Its tests set the zone of the process, which the threads of Stryker cannot. */
const unmeasured = `${core}/memory/study-day.ts`;
const folder = join(root, '.cache', 'mutation');
const stryker = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');

if (!existsSync(stryker)) {
  mkdirSync(folder, { recursive: true });
  // Without its peers, so that it finds the project's own Vitest.
  run('npm', [
    ...['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--legacy-peer-deps'],
    ...[`@stryker-mutator/core@${version}`, `@stryker-mutator/vitest-runner@${version}`],
  ]);
}
// `tsconfig.json`, which Vitest reads, extends a generated one.
run(process.execPath, [join(root, 'node_modules/@sveltejs/kit/svelte-kit.js'), 'sync']);

const given = process.argv.slice(2);
const firstOption = given.findIndex((one) => one.startsWith('-'));
const named = firstOption < 0 ? given : given.slice(0, firstOption);
const options = firstOption < 0 ? [] : given.slice(firstOption);
const rooms = (named.length > 0 ? named : ['']).flatMap(withFolders);

const results = rooms.map((room) => {
  const sources = sourcesOf(room);
  const config = 'tests/mutation/stryker.config.json';
  run(process.execPath, [stryker, 'run', config, '--mutate', sources.join(), ...options]);
  const counts = countOf(sources);
  console.log(`${room}: ${percentOf(counts.noticed, counts.total)}`);
  return { room, ...counts };
});
console.log('');
for (const { room, noticed, total } of results)
  console.log(`${room.padEnd(18)} ${percentOf(noticed, total)} (${noticed} of ${total})`);
const noticed = results.reduce((sum, result) => sum + result.noticed, 0);
const total = results.reduce((sum, result) => sum + result.total, 0);
console.log(`${'together'.padEnd(18)} ${percentOf(noticed, total)}, wanted ${wantedPercent} %`);
process.exitCode = noticed * 100 >= total * wantedPercent ? 0 : 1;

/**
 * A folder of the core and the folders in it: each is measured by itself, so that less is lost when it is stopped.
 * @param {string} room
 * @returns {string[]}
 */
function withFolders(room) {
  const folders = readdirSync(join(root, core, room), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => withFolders(room === '' ? name : `${room}/${name}`));
  return sourcesOf(room).length > 0 ? [room, ...folders] : folders;
}

/**
 * The source files of a room without those in its folders, from the repository's root.
 * @param {string} room
 */
function sourcesOf(room) {
  return readdirSync(join(root, core, room))
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(file))
    .map((file) => `${core}/${room}/${file}`)
    .filter((file) => file !== unmeasured);
}

/**
 * Changes in these files and how many of them a test noticed, also by never coming to an end.
 * @param {string[]} sources
 */
function countOf(sources) {
  /** @type {{files: Record<string, {mutants: {status: string}[]}>}} */
  const { files } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  const statuses = sources.flatMap(
    (file) => files[file]?.mutants.map(({ status }) => status) ?? [],
  );
  const noticed = statuses.filter((one) => one === 'Killed' || one === 'Timeout').length;
  const missed = statuses.filter((one) => one === 'Survived' || one === 'NoCoverage').length;
  return { noticed, total: noticed + missed };
}

/**
 * @param {number} part
 * @param {number} whole
 */
function percentOf(part, whole) {
  return whole === 0 ? 'nothing' : `${((100 * part) / whole).toFixed(1)} %`;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
