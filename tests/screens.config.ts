/** `npm run screens`: pictures of the built app in `.cache/screens/`, to be looked at by people. */
import { defineConfig } from 'playwright/test';
import tests from './playwright.config.ts';

const port = 4198;
const url = `http://127.0.0.1:${String(port)}/`;

// Two arguments would be merged, and the server of the end-to-end tests be started as well.
export default defineConfig({
  ...tests,
  testDir: 'screens',
  fullyParallel: false,
  workers: 1,
  timeout: 240_000,
  use: { ...tests.use, baseURL: url, trace: 'off' },
  webServer: {
    command: `node src/build/serve.mjs --port=${String(port)}`,
    cwd: process.cwd(),
    url,
    reuseExistingServer: false,
  },
});
