// `npm start`: everything a fresh clone needs, then the built app on a free port.
import { requireNode } from './require-node.mjs';

requireNode();
const { ensureInstalled, ensureBuilt } = await import('./setup.mjs');
ensureInstalled();
ensureBuilt();
const { serve } = await import('./serve.mjs');
await serve({ wantedPort: Number(process.env.PORT ?? 4173), base: '/' });
