/** What browsers throw, in the words of the port. */
import { StorageError, type Result, type StorageErrorReason } from './port.ts';

const reasons: Record<string, StorageErrorReason> = {
  QuotaExceededError: 'quota',
  SecurityError: 'refused',
  NotAllowedError: 'refused',
  VersionError: 'newer-version',
  TimeoutError: 'timeout',
  // The connection closed under a transaction, or the process that holds the database went away.
  InvalidStateError: 'lost',
  TransactionInactiveError: 'lost',
  AbortError: 'lost',
  UnknownError: 'lost',
  // The database is there, our object store is not.
  NotFoundError: 'damaged',
  // The number of a new event is taken: the head is behind the log.
  ConstraintError: 'damaged',
};

/** @param doing what was tried, for the message: "append" */
export function toStorageError(cause: unknown, doing: string): StorageError {
  if (cause instanceof StorageError) return cause;
  // Not every engine's DOMException is an Error, so its name is read from any object.
  const name = hasText(cause, 'name') ? cause.name : 'no error';
  const message = hasText(cause, 'message') ? cause.message : String(cause);
  const reason = Object.hasOwn(reasons, name) ? reasons[name] : undefined;
  return new StorageError(reason ?? 'unknown', `${doing}: ${name}: ${message}`, { cause });
}

/** Runs an operation of a store; whatever it throws becomes a value. */
export async function asResult<T>(doing: string, operation: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await operation() };
  } catch (cause) {
    return { ok: false, error: toStorageError(cause, doing) };
  }
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    key in value &&
    typeof (value as Record<K, unknown>)[key] === 'string'
  );
}
