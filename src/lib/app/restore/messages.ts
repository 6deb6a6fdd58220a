/** What a worker tells the page while it reads a file, and how the page makes sense of it. */
import type { ProgressEvent } from '#lib/core/progress/events.ts';
import type { ReadFile } from './read-backup-file.ts';

/** Events come in portions, because the page stands still while it receives one. */
export const eventsPerMessage = 1000;

export type WorkerMessage =
  { kind: 'events'; events: ProgressEvent[] } | { kind: 'done'; read: ReadFile };

/** Cuts what was read into messages; the last one carries everything but the events. */
export function* messagesOf(read: ReadFile): Generator<WorkerMessage> {
  if (!read.ok) {
    yield { kind: 'done', read };
    return;
  }
  for (let start = 0; start < read.events.length; start += eventsPerMessage) {
    yield { kind: 'events', events: read.events.slice(start, start + eventsPerMessage) };
  }
  yield { kind: 'done', read: { ...read, events: [] } };
}

/** Puts messages together again. Give it each message; it returns what was read after the last one. */
export function joinMessages(): (message: WorkerMessage) => ReadFile | null {
  const events: ProgressEvent[] = [];
  return (message) => {
    if (message.kind === 'events') {
      for (const event of message.events) events.push(event);
      return null;
    }
    return message.read.ok ? { ...message.read, events } : message.read;
  };
}
