/**
 * Which room may import which: arrows point down only. ESLint reads this table, and so does the boundary test.
 * `may` lists what a file of the room may import, as regular expressions over a resolved name:
 * a room's path such as `lib/core/bank`, or a package such as `ts-fsrs`. A room may always import itself.
 * @typedef {{room: string, may: RegExp[], pure: boolean, why: string}} Room
 */

const bankTypes = /^lib\/core\/bank\/types\.ts$/;

/** @type {Room[]} the first room whose path fits a file is its room */
export const rooms = [
  {
    room: 'lib/core/random',
    may: [/^pure-rand\//],
    pure: true,
    why: 'Seeded order knows nothing but its seed.',
  },
  {
    room: 'lib/core/bank',
    may: [
      /^zod$/,
      /^yaml$/,
      /^fastest-levenshtein$/,
      /^syllable$/,
      /^flesch-kincaid$/,
      /^automated-readability$/,
    ],
    pure: true,
    why: 'The bank is the lowest room: it knows texts and rules only.',
  },
  {
    room: 'lib/core/grading',
    may: [bankTypes, /^lib\/core\/progress\/events\.ts$/, /^fastest-levenshtein$/],
    pure: true,
    why: 'Grading compares an answer with a question; it knows neither memory nor storage.',
  },
  {
    room: 'lib/core/progress',
    may: [bankTypes, /^zod\/mini$/],
    pure: true,
    why: 'The log and its fold get the memory model as a function.',
  },
  {
    room: 'lib/core/memory',
    may: [
      bankTypes,
      /^lib\/core\/progress\/(events|state)\.ts$/,
      /^lib\/core\/random\//,
      /^ts-fsrs$/,
    ],
    pure: true,
    why: 'The scheduler knows cards and grades, not where they are kept.',
  },
  {
    room: 'lib/core/stats',
    may: [bankTypes, /^lib\/core\/progress\//, /^lib\/core\/memory\//],
    pure: true,
    why: 'Statistics are functions of the log.',
  },
  {
    room: 'lib/core/quiz',
    may: [bankTypes, /^lib\/core\/progress\/(events|state)\.ts$/, /^lib\/core\/random\//],
    pure: true,
    why: 'Choosing questions needs the bank’s index and the cards, nothing else.',
  },
  {
    room: 'lib/storage',
    may: [/^idb-keyval$/, /^lib\/core\/progress\//],
    pure: false,
    why: 'Storage receives the memory model as a function and knows no screen.',
  },
  {
    room: 'lib/app',
    may: [
      /^lib\/core\//,
      /^lib\/storage\//,
      /^svelte(\/|$)/,
      /^minisearch$/,
      /^\$app\/environment$/,
      /^virtual:bank\//,
    ],
    pure: false,
    why: 'App state stands on core and storage and never knows a route.',
  },
  {
    room: 'lib/ui',
    may: [/^lib\/core\//, /^svelte(\/|$)/],
    pure: false,
    why: 'Components know neither storage nor routes.',
  },
  {
    room: 'routes',
    may: [
      /^lib\/(core|app|ui)\//,
      /^svelte(\/|$)/,
      /^\$app\//,
      /^@sveltejs\/kit$/,
      /^virtual:bank\//,
      /^app\.css$/,
    ],
    pure: false,
    why: 'Routes reach storage through lib/app only.',
  },
  {
    room: 'service-worker',
    may: [/^\$service-worker$/],
    pure: false,
    why: 'The worker is small and knows only the list of files.',
  },
  {
    room: 'build',
    may: [
      /^lib\/core\/bank\//,
      /^node:/,
      /^vite$/,
      /^zod$/,
      /^yaml$/,
      /^playwright/,
      /^sirv$/,
      /^lib\/core\/progress\//,
    ],
    pure: false,
    why: 'Build tools run in Node and never import client code.',
  },
];

/**
 * The room of a file.
 * @param {string} path relative to `src/`, with forward slashes
 * @returns {Room | undefined}
 */
export function roomOf(path) {
  return rooms.find(({ room }) => path.startsWith(`${room}/`));
}

/**
 * What an import specifier means, as a path below `src/` or a package name.
 * @param {string} file relative to `src/`
 * @param {string} specifier as written
 * @returns {string}
 */
export function resolveImport(file, specifier) {
  if (specifier.startsWith('#lib/')) return specifier.slice(1).replace(/\?.*$/, '');
  if (!specifier.startsWith('.')) return specifier;
  const parts = file.split('/').slice(0, -1);
  for (const part of specifier.replace(/\?.*$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/**
 * Whether a file may import a specifier, with the reason when it may not.
 * @param {string} file relative to `src/`
 * @param {string} specifier as written
 * @returns {string | null} the broken rule, or null
 */
export function brokenArrow(file, specifier) {
  const room = roomOf(file);
  if (room === undefined) return null;
  const target = resolveImport(file, specifier);
  if (target.startsWith(`${room.room}/`) || room.may.some((allowed) => allowed.test(target)))
    return null;
  if (/\/\$types(\.js)?$/.test(target)) return null;
  if (/\.test\.ts$/.test(file) && /^(vitest|fast-check|fake-indexeddb|node:)/.test(target))
    return null;
  return `${file} imports ${target}. ${room.why}`;
}
