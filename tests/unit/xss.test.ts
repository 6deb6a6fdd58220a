import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Notice from '../../src/lib/ui/layout/Notice.svelte';
import { xssPayloads } from '../hostile/xss.ts';

const placeholder = 'PLACEHOLDER';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

it('there are at least 200 different texts that would run', () => {
  expect(new Set(xssPayloads).size).toBeGreaterThanOrEqual(200);
});

describe('a text from a file in a message', () => {
  const html = (text: string) => render(Notice, { props: { title: text, text } }).body;
  const around = html(placeholder);

  it('stands there as text, whatever it is', () => {
    expect(around.split(placeholder)).toHaveLength(3);
    for (const payload of xssPayloads)
      expect(html(payload)).toBe(around.replaceAll(placeholder, () => escaped(payload)));
  });
});
