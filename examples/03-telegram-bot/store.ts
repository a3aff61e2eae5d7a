import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type BehaviorPattern, emptyPattern, type GrantedMilestone, type SentMessage } from 'tactful';

/** All that the bot knows about a user: plain JSON. */
export interface BotUser {
  readonly id: string;
  readonly chatId: number;
  readonly name: string;
  readonly createdAt: number;
  readonly timeZone: string | null;
  readonly optedOut: boolean;
  readonly pausedUntil: number | null;
  readonly pattern: BehaviorPattern;
  /** What the bot sent unasked. */
  readonly messages: readonly SentMessage[];
  /** The ledger of milestones, and those of them that were celebrated. */
  readonly granted: readonly GrantedMilestone[];
  readonly celebrated: readonly string[];
}

/** What a database would hold. `usedKeys` is its unique constraint on outreach keys. */
export interface State {
  readonly users: Record<string, BotUser>;
  readonly usedKeys: Record<string, true>;
  /** The latest update that was handled; Telegram delivers updates in order, but may repeat them. */
  lastUpdateId: number;
}

/** State in a JSON file, replaced as a whole, so that a crash leaves the old or the new one. */
export class FileStore {
  readonly state: State;

  readonly #path: string | null;

  constructor(path: string | null) {
    this.#path = path;
    const saved = path !== null && existsSync(path) ? readFileSync(path, 'utf8') : null;
    this.state = saved === null ? { users: {}, usedKeys: {}, lastUpdateId: 0 } : (JSON.parse(saved) as State);
  }

  save(): void {
    if (this.#path === null) return;
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.state));
    renameSync(`${this.#path}.new`, this.#path);
  }

  /** The user of that id, changed; a new one if there is none yet. */
  update(id: string, chatId: number, now: number, change: (user: BotUser) => Partial<BotUser>): BotUser {
    const user = this.state.users[id] ?? newUser(id, chatId, now);
    const changed = { ...user, ...change(user) };
    this.state.users[id] = changed;
    return changed;
  }
}

function newUser(id: string, chatId: number, createdAt: number): BotUser {
  const plain = { name: '', timeZone: null, optedOut: false, pausedUntil: null };
  return {
    id,
    chatId,
    createdAt,
    ...plain,
    pattern: emptyPattern(id),
    messages: [],
    granted: [],
    celebrated: [],
  };
}
