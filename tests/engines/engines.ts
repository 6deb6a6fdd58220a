/** The engines, where they come from and how each is started. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox } from 'playwright';
import { findBrowser, installFromDistribution } from '../../src/build/setup.mjs';
import { launchOptions } from '../playwright.config.ts';
import type { Driver } from './driver.ts';
import { playwrightDriver } from './playwright-driver.ts';
import { startWebKit } from './webdriver.ts';

export interface RunningEngine {
  /** A learner who was never here. */
  session: (origin: string) => Promise<Driver>;
  stop: () => Promise<void>;
}

export interface Engine {
  name: string;
  /** Starts it, having installed it where that is possible; otherwise says what is missing. */
  start: () => Promise<RunningEngine | { missing: string }>;
}

export const engines: readonly Engine[] = [
  {
    name: 'Chromium',
    async start() {
      const executablePath = findBrowser();
      if (executablePath === null) return { missing: 'no Chromium; set CHROMIUM_PATH' };
      const browser = await chromium.launch({ ...launchOptions, executablePath });
      return {
        session: (origin) => playwrightDriver(browser, origin, null),
        stop: () => browser.close(),
      };
    },
  },
  {
    name: 'Firefox',
    async start() {
      const places = [
        process.env.FIREFOX_PATH ?? '',
        '/usr/bin/firefox-esr',
        '/usr/bin/firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
      ];
      const [executablePath] = found(places, 1, ['firefox-esr']);
      if (executablePath === undefined) return { missing: 'no Firefox; set FIREFOX_PATH' };
      // The distribution's own Firefox by WebDriver BiDi, not the one Playwright builds for itself.
      const downloadsPath = mkdtempSync(join(tmpdir(), 'two-sides-firefox-'));
      const browser = await firefox.launch({
        channel: 'moz-firefox',
        executablePath,
        downloadsPath,
      });
      return {
        session: (origin) => playwrightDriver(browser, origin, downloadsPath),
        async stop() {
          await browser.close();
          rmSync(downloadsPath, { recursive: true, force: true });
        },
      };
    },
  },
  {
    name: 'WebKitGTK',
    async start() {
      const places = ['/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'];
      const there = found(places, places.length, ['webkit2gtk-driver', 'xvfb', 'xauth']);
      if (there.length < places.length) return { missing: 'no WebKitWebDriver or no xvfb-run' };
      const server = await startWebKit();
      return {
        session: server.session,
        stop() {
          server.stop();
          return Promise.resolve();
        },
      };
    },
  },
];

/** The paths that exist; when there are fewer than wanted, after trying to install the packages. */
function found(paths: readonly string[], wanted: number, packages: string[]): string[] {
  const there = () => paths.filter((path) => existsSync(path));
  if (there().length < wanted) {
    console.log(`Installing ${packages.join(', ')}…`);
    installFromDistribution(packages);
  }
  return there();
}
