/**
 * `npm run test:engines [engine…]`: the main flows in Chromium, Firefox and WebKitGTK, on the built site.
 * An engine that is not here and cannot be installed is skipped, and says so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serve } from '../../src/build/serve.mjs';
import { ensureBuilt, root } from '../../src/build/setup.mjs';
import type { Driver } from './driver.ts';
import { engines, type Engine, type RunningEngine } from './engines.ts';
import { flows, type Flow, type Site } from './flows.ts';

const count = { passed: 0, failed: 0, skipped: 0 };

export default async function main(names: string[]): Promise<number> {
  const chosen = engines.filter(
    ({ name }) =>
      names.length === 0 || names.some((one) => one.toLowerCase() === name.toLowerCase()),
  );
  if (chosen.length === 0) {
    console.error(`No such engine. There are: ${engines.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  ensureBuilt();
  for (const engine of chosen) await runEngine(engine);
  console.log(
    `${String(count.passed)} passed, ${String(count.failed)} failed, ${String(count.skipped)} skipped`,
  );
  return count.failed === 0 ? 0 : 1;
}

async function runEngine({ name, start }: Engine): Promise<void> {
  const running = await start().catch((error: unknown) => ({ failed: textOf(error) }));
  if ('missing' in running || 'failed' in running) {
    for (const flow of flows) {
      if ('failed' in running) report('failed', name, flow, `it did not start: ${running.failed}`);
      else report('skipped', name, flow, running.missing);
    }
    return;
  }
  const site = await serve({ wantedPort: 0, base: '/' });
  try {
    for (const flow of flows) await runFlow(name, running, flow, site);
  } finally {
    await site.close();
    await running.stop();
  }
}

async function runFlow(
  engine: string,
  { session }: RunningEngine,
  flow: Flow,
  site: Site,
): Promise<void> {
  const startedAtMs = performance.now();
  let driver: Driver | undefined;
  const wrongs: string[] = [];
  try {
    driver = await session(new URL(site.address).origin);
    await flow.run(driver, site);
  } catch (error) {
    wrongs.push(
      textOf(error),
      await keepPicture(driver, `${engine}-${String(flows.indexOf(flow) + 1)}`),
    );
  }
  wrongs.push(...((await driver?.close().catch((error: unknown) => [textOf(error)])) ?? []));
  const seconds = `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`;
  if (wrongs.length === 0) report('passed', engine, flow, seconds);
  else report('failed', engine, flow, `${seconds}: ${wrongs.join('; ')}`);
}

function report(outcome: keyof typeof count, engine: string, flow: Flow, detail: string): void {
  count[outcome] += 1;
  const word = { passed: 'ok', failed: 'FAILED', skipped: 'skipped' }[outcome];
  console.log(`${word.padEnd(8)}${engine.padEnd(10)} ${flow.name} (${detail})`);
}

/** Keeps what was on the screen when a flow failed; returns where. */
async function keepPicture(driver: Driver | undefined, name: string): Promise<string> {
  try {
    const picture = await driver?.picture();
    if (picture === undefined) return 'there was no page yet';
    const path = join(root, '.cache/engines', `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, picture);
    return `picture in ${path}`;
  } catch (error) {
    return `no picture: ${textOf(error)}`;
  }
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
