import { describe, expect, it } from 'vitest';
import { asResult, toStorageError } from './failure.ts';
import { StorageError, type StorageErrorReason } from './port.ts';

describe('what a browser throws', () => {
  it.each<[string, StorageErrorReason]>([
    ['QuotaExceededError', 'quota'],
    ['SecurityError', 'refused'],
    ['NotAllowedError', 'refused'],
    ['VersionError', 'newer-version'],
    ['TimeoutError', 'timeout'],
    ['InvalidStateError', 'lost'],
    ['TransactionInactiveError', 'lost'],
    ['AbortError', 'lost'],
    ['UnknownError', 'lost'],
    ['NotFoundError', 'damaged'],
    ['ConstraintError', 'damaged'],
    ['DataError', 'unknown'],
    // Names that every object has by birth.
    ['toString', 'unknown'],
    ['__proto__', 'unknown'],
  ])('%s is told as %s', (name, reason) => {
    const cause = new DOMException('of the browser', name);
    const error = toStorageError(cause, 'append');
    expect([error.reason, error.cause]).toEqual([reason, cause]);
    expect(error.message).toBe(`append: ${name}: of the browser`);
  });

  it.each<[unknown, string, StorageErrorReason]>([
    ['a text', 'load: no error: a text', 'unknown'],
    [undefined, 'load: no error: undefined', 'unknown'],
    [null, 'load: no error: null', 'unknown'],
    [{ name: 'AbortError', message: 'gone' }, 'load: AbortError: gone', 'lost'],
    [{ name: 7, message: 'gone' }, 'load: no error: gone', 'unknown'],
    [{ name: 'AbortError' }, 'load: AbortError: [object Object]', 'lost'],
  ])('%j need not be an error', (cause, message, reason) => {
    expect(toStorageError(cause, 'load')).toMatchObject({ message, reason, cause });
  });

  it('is left alone when it speaks the words of the port already', () => {
    const error = new StorageError('blocked', 'another tab');
    expect(toStorageError(error, 'load')).toBe(error);
  });
});

it('an operation becomes a value, whether it ends, throws or rejects', async () => {
  expect(await asResult('load', () => Promise.resolve(5))).toEqual({ ok: true, value: 5 });
  const full = new DOMException('full', 'QuotaExceededError');
  const failed = {
    ok: false,
    error: { reason: 'quota', message: 'load: QuotaExceededError: full' },
  };
  expect(await asResult('load', () => Promise.reject(full))).toMatchObject(failed);
  const throwing = () => {
    throw full;
  };
  expect(await asResult('load', throwing)).toMatchObject(failed);
});
