/** `npm run test:reliability`: damage done to a real browser's files, on the built app. Takes minutes, so it is not part of `npm run verify`. */
import { defineConfig } from 'playwright/test';
import tests from './playwright.config.ts';

const port = 4197;
const url = `http://127.0.0.1:${String(port)}/`;

// Two arguments would be merged, and the server of the end-to-end tests be started as well.
export default defineConfig({
  ...tests,
  testDir: 'reliability',
  fullyParallel: false,
  workers: 1,
  timeout: 180_000,
  use: { ...tests.use, baseURL: url, trace: 'off' },
  webServer: {
    command: `node src/build/serve.mjs --port=${String(port)}`,
    cwd: process.cwd(),
    url,
    reuseExistingServer: false,
  },
});
