import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** The rules of the project, told of the types of the two files below only: reading all of it takes many seconds. */
const eslint = new ESLint({
  cwd: process.cwd(),
  overrideConfig: {
    files: ['**/*.ts', '**/*.svelte'],
    languageOptions: {
      parserOptions: { projectService: false, project: 'tests/unit/lint/tsconfig.json' },
    },
  },
});

/** Rules broken by a text as if it stood in an existing file, which the type-aware rules ask for. */
async function broken(text: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages.map(({ ruleId }) => ruleId ?? 'syntax') ?? [];
}

const own = 'house/no-code-from-text';
const scripts: [string, string][] = [
  ['document.body.innerHTML = location.hash;', own],
  ["document.body['outerHTML'] = location.hash;", own],
  ["document.createElement('iframe').srcdoc = location.hash;", own],
  ["document.body.insertAdjacentHTML('beforeend', location.hash);", own],
  ['document.write(location.hash);', own],
  ['document.writeln(location.hash);', own],
  ['document.createRange().createContextualFragment(location.hash);', own],
  ["new DOMParser().parseFromString(location.hash, 'text/html');", own],
  ['Document.parseHTMLUnsafe(location.hash);', own],
  ['declare const setHeaders: (h: object) => void;\nsetHeaders({ x: location.hash });', own],
  [
    'declare const e: { setHeaders: (h: object) => void };\ne.setHeaders({ x: location.hash });',
    own,
  ],
  ['eval(location.hash);', 'no-eval'],
  ['globalThis.eval(location.hash);', 'no-eval'],
  ['new Function(location.hash);', 'no-new-func'],
  ['setTimeout(location.hash, 1);', '@typescript-eslint/no-implied-eval'],
  ["location.href = 'javascript:alert(1)';", 'no-script-url'],
];
const components: [string, string][] = [
  ['{@html location.hash}', 'svelte/no-at-html-tags'],
  ['<div innerHTML={location.hash}></div>', own],
  ['<iframe title="x" srcdoc={location.hash}></iframe>', own],
  [
    '<script lang="ts">\n  let html = $state(location.hash);\n</script>\n\n<div contenteditable="true" bind:innerHTML={html}></div>',
    own,
  ],
  ['<script lang="ts">\n  document.body.innerHTML = location.hash;\n</script>', own],
  ['<a href="https://example.org" target="_blank">x</a>', 'svelte/no-target-blank'],
  [
    '<script lang="ts">\n  let { url }: { url: string } = $props();\n</script>\n\n<a href={url} target="_blank">x</a>',
    'svelte/no-target-blank',
  ],
];

describe('lint refuses', { timeout: 60_000 }, () => {
  it.each(scripts)('%s', async (text, rule) => {
    expect(await broken(text, 'src/lib/app/device/appearance.ts')).toContain(rule);
  });
  it.each(components)('%s', async (text, rule) => {
    expect(await broken(text, 'src/lib/ui/layout/Mark.svelte')).toContain(rule);
  });
  it('nothing in code that shows text as text', async () => {
    expect(
      await broken(
        'document.body.textContent = location.hash;\n',
        'src/lib/app/device/appearance.ts',
      ),
    ).toEqual([]);
    expect(
      await broken(
        '<a href="https://example.org" target="_blank" rel="noopener">x</a>\n',
        'src/lib/ui/layout/Mark.svelte',
      ),
    ).toEqual([]);
  });
});
