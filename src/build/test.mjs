// `npm test`: sets a fresh clone up, gets a browser and runs everything.
import { requireNode } from './require-node.mjs';

requireNode();
const { ensureInstalled, ensureBrowser } = await import('./setup.mjs');
ensureInstalled();
ensureBrowser();
await import('./verify.mjs');
