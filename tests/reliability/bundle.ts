import { join } from 'node:path';
import { build } from 'vite';

/** Modules of the project as one script for a page, which leaves them in a global of this name. */
export async function bundle(file: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, file), formats: ['iife'], name },
    },
  });
  if (!Array.isArray(result) || result[0] === undefined) throw new Error('nothing was built');
  const [first] = result;
  return first.output[0].code.replace(
    new RegExp(`^(var|const) ${name}\\s*=`),
    `globalThis.${name} =`,
  );
}
