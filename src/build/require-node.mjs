// Written in old syntax on purpose: an outdated Node must get as far as the sentence below.
import { readFileSync } from 'node:fs';

/** Ends the process with the reason when this Node is older than package.json asks for. */
export function requireNode() {
  const { engines } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const wanted = engines.node
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  const running = process.versions.node.split('.').map(Number);
  const [major = 0, minor = 0] = running;
  const [wantedMajor = 0, wantedMinor = 0] = wanted;
  const isOlder = major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
  if (isOlder) {
    console.error(
      'Two Sides needs Node ' +
        engines.node.replace('>=', '') +
        ' or newer; this is Node ' +
        process.versions.node +
        '. Get one from https://nodejs.org and run the command again.',
    );
    process.exit(1);
  }
}
