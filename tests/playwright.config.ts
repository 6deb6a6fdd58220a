import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'playwright/test';

const root = join(import.meta.dirname, '..');
const browserFile = join(root, '.cache/browser.json');

/** Found by `npm test` (src/build/setup.mjs); without it, Playwright's own browser. */
const executablePath = existsSync(browserFile)
  ? (JSON.parse(readFileSync(browserFile, 'utf8')) as { path: string }).path
  : undefined;

export const launchOptions = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const port = 4199;

export default defineConfig({
  testDir: 'e2e',
  outputDir: join(root, 'test-results'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // One more try where the machine is shared; what needed it is reported as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as ['json']] : [])],
  use: {
    baseURL: `http://127.0.0.1:${String(port)}/`,
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Recording every test takes half as long again; `--trace retain-on-failure` does it where it is wanted.
    trace: 'on-first-retry',
    launchOptions,
  },
  webServer: {
    command: `node src/build/serve.mjs --port=${String(port)}`,
    cwd: root,
    url: `http://127.0.0.1:${String(port)}/`,
    reuseExistingServer: false,
  },
});
