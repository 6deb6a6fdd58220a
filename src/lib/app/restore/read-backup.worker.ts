/** Reads a backup beside the page, so that a large or a hostile file does not stop it. */
import { messagesOf } from './messages.ts';
import { readBackupFile } from './read-backup-file.ts';

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof Blob)) return;
  void readBackupFile(data).then((read) => {
    for (const message of messagesOf(read)) postMessage(message);
  });
});
