/** WebKitGTK by WebDriver (https://www.w3.org/TR/webdriver2/), spoken over plain HTTP. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadInto } from './downloads.ts';
import { findInPage, targetText, until, type Driver, type Target } from './driver.ts';

/** The key under which WebDriver hands out elements (section 12.1). */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

export interface WebDriverServer {
  /** A browser of its own: nothing is stored yet. */
  session: () => Promise<Driver>;
  stop: () => void;
}

/** Starts `WebKitWebDriver` on a screen that nobody sees. */
export async function startWebKit(): Promise<WebDriverServer> {
  const home = mkdtempSync(join(tmpdir(), 'two-sides-webkit-'));
  const downloads = join(home, 'downloads');
  mkdirSync(downloads);
  // Where the browser puts downloads, by the rules of xdg-user-dirs.
  writeFileSync(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const port = await freePort();
  const server = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${String(port)}`], {
    // A group of its own, so that the screen and the browsers end with it.
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: home,
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Its sandbox needs user namespaces, which containers seldom allow; it opens nothing but this site.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const address = `http://127.0.0.1:${String(port)}`;
  const stop = () => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await until('WebKitWebDriver to listen', async () => (await fetch(`${address}/status`)).ok);
  } catch (error) {
    stop();
    throw error;
  }
  return { session: () => webDriverSession(address, downloads), stop };
}

async function webDriverSession(server: string, downloads: string): Promise<Driver> {
  const { sessionId } = (await send('POST', `${server}/session`, {
    capabilities: { alwaysMatch: {} },
  })) as { sessionId: string };
  const session = `${server}/session/${sessionId}`;
  const post = (path: string, body: object) => send('POST', `${session}/${path}`, body);

  async function read<Given, Told>(
    work: (given: Given) => Told | Promise<Told>,
    given: Given,
  ): Promise<Told> {
    const told = (await post('execute/async', {
      script: `const [given, done] = arguments;
        (async () => (${work.toString()})(given))()
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [given],
    })) as { value: Told } | { error: string };
    if ('error' in told) throw new Error(told.error);
    return told.value;
  }
  const look = async (target: Target) =>
    (await read(findInPage, target)) as { [elementKey]: string } | null;
  async function find(target: Target): Promise<string> {
    const element = await look(target);
    if (element === null) throw new Error(`${targetText(target)} is not on the page`);
    await post('execute/sync', {
      // Left to itself, WebKitGTK calls what is below the fold “not interactable”.
      script: "arguments[0].scrollIntoView({ block: 'center' })",
      args: [element],
    });
    return `element/${element[elementKey]}`;
  }
  const click = async (target: Target) => {
    await post(`${await find(target)}/click`, {});
  };
  const type = async (target: Target, text: string) => {
    await post(`${await find(target)}/value`, { text });
  };
  return {
    async open(address) {
      await post('url', { url: address });
    },
    async reload() {
      await post('refresh', {});
    },
    read,
    has: async (target) => (await look(target)) !== null,
    click,
    type,
    chooseFile: type,
    download: (target) => downloadInto(downloads, () => click(target)),
    picture: async () =>
      Buffer.from((await send('GET', `${session}/screenshot`)) as string, 'base64'),
    async close() {
      await send('DELETE', session);
      return [];
    },
  };
}

/** One command; an error of the protocol is thrown with its code and message. */
async function send(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
