import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where messages go: one file each, to be picked up by a mailer. Like a mail service with an idempotency key, it takes
 * a message once, however often it is handed the same key.
 */
export class Outbox {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  has(key: string): boolean {
    return existsSync(this.#fileOf(key));
  }

  /** Half a message never has the message's name. */
  deliver(key: string, text: string, betweenWriteAndRename: () => void): void {
    if (this.has(key)) return;
    mkdirSync(this.folder, { recursive: true });
    const part = `${this.#fileOf(key)}.part`;
    const file = openSync(part, 'w');
    writeFileSync(file, text);
    fsyncSync(file);
    closeSync(file);
    betweenWriteAndRename();
    renameSync(part, this.#fileOf(key));
  }

  #fileOf(key: string): string {
    return join(this.folder, `${encodeURIComponent(key)}.eml`);
  }
}
