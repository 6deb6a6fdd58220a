import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the 404 page of static hosts allows exactly its own styles', () => {
  const html = readFileSync('static/404.html', 'utf8');
  const styles = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(styles).digest('base64');
  expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}';`);
});
