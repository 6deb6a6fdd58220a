/** Serves `build/` on the loopback address, as a static host that reads `_headers` would: nothing is rendered or rewritten. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { argv } from 'node:process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { parseHeadersFile } from './security-policy.mjs';

const build = fileURLToPath(new URL('../../build', import.meta.url));

/**
 * @param {{wantedPort: number, base: string, folder?: string}} options a taken port is replaced by a free one; `base` begins and ends with a slash
 * @returns {Promise<{address: string, close: () => Promise<void>}>}
 */
export async function serve({ wantedPort, base, folder = build }) {
  const files = sirv(folder, { gzip: true, brotli: true, etag: true });
  const notFound = readFileSync(join(folder, '404.html'));
  const headersFile = join(folder, '_headers');
  const headers = existsSync(headersFile)
    ? Object.entries(parseHeadersFile(readFileSync(headersFile, 'utf8')))
    : [];
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const url = request.url ?? '/';
    if (base !== '/' && url === base.slice(0, -1)) {
      response.writeHead(308, { location: base }).end();
      return;
    }
    if (url.startsWith(base)) {
      request.url = url.slice(base.length - 1);
      files(request, response, missing);
    } else {
      missing();
    }
    function missing() {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    }
  });
  const port = await listen(server, wantedPort).catch(
    (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE') throw error;
      return listen(server, 0);
    },
  );
  const address = `http://127.0.0.1:${port}${base}`;
  console.log(`Two Sides is at ${address} (Ctrl-C stops it)`);
  const close = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
  return { address, close };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} the port in use
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string')
        throw new Error('listening without a port');
      resolve(address.port);
    });
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const option = (/** @type {string} */ name) =>
    argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];
  await serve({ wantedPort: Number(option('port') ?? 4173), base: option('base') ?? '/' });
}
