import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { FollowUpAttempt, Lead } from 'tactful';

/** Columns that older databases lack, each with its type. */
const COLUMNS = {
  engagement_status: 'TEXT',
  email_confidence_level: 'TEXT',
  follow_up_stage: 'TEXT',
  response_status: "TEXT DEFAULT 'No Response'",
  eligible_for_reengagement: 'BOOLEAN DEFAULT FALSE',
  marked_at: 'TIMESTAMP',
  opted_out: 'BOOLEAN DEFAULT FALSE',
};

type Row = Record<string, string | number | null>;

const ATTEMPTS = 'SELECT * FROM follow_up_attempts';

/** The leads in a SQLite file. Every change is one transaction, so the process may be killed at any point. */
export class Store {
  readonly path: string;
  readonly #db: DatabaseSyncInstance;

  /** `write: false` changes nothing, not even an older database that lacks columns. */
  constructor(path: string, options: { readonly write: boolean }) {
    this.path = path;
    this.#db = new DatabaseSync(path, { readOnly: !options.write });
    this.#db.exec('PRAGMA busy_timeout = 5000');
  }

  /** Copies the whole database beside itself. Half a copy never has the copy's name. */
  backUp(now: number): string {
    const copy = `${this.path}.backup-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
    if (existsSync(copy)) return copy;
    rmSync(`${copy}.part`, { force: true });
    this.#db.prepare('VACUUM INTO ?').run(`${copy}.part`);
    renameSync(`${copy}.part`, copy);
    return copy;
  }

  /** Adds the columns and the table that are missing; returns their names. */
  migrate(): string[] {
    const missing = Object.entries(COLUMNS).filter(([name]) => !this.#columns().has(name));
    this.transaction(() => {
      for (const [name, type] of missing) this.#db.exec(`ALTER TABLE leads ADD COLUMN ${name} ${type}`);
      this.#db.exec(`CREATE TABLE IF NOT EXISTS follow_up_attempts (
        lead_id TEXT NOT NULL REFERENCES leads (id), number INTEGER NOT NULL,
        stage TEXT NOT NULL, at INTEGER NOT NULL, success BOOLEAN NOT NULL, PRIMARY KEY (lead_id, number))`);
    });
    return missing.map(([name]) => name);
  }

  leads(): Lead[] {
    const attempts = new Map<string, FollowUpAttempt[]>();
    const log = this.#hasAttempts() ? this.#db.prepare(`${ATTEMPTS} ORDER BY lead_id, number`).all() : [];
    for (const row of log as Row[]) {
      const id = String(row['lead_id']);
      attempts.set(id, [...(attempts.get(id) ?? []), toAttempt(row)]);
    }
    const rows = this.#db.prepare('SELECT * FROM leads ORDER BY rowid').all() as Row[];
    return rows.map((row) => toLead(row, attempts.get(String(row['id'])) ?? []));
  }

  lead(id: string): Lead {
    const row = this.#db.prepare('SELECT * FROM leads WHERE id = ?').get(id) as Row | undefined;
    if (row === undefined) throw new Error(`there is no lead ${id}`);
    const log = this.#db.prepare(`${ATTEMPTS} WHERE lead_id = ? ORDER BY number`).all(id) as Row[];
    return toLead(row, log.map(toAttempt));
  }

  /** Writes what a follow-up changes, and the attempts that are new. */
  save(lead: Lead): void {
    this.#db
      .prepare(
        `UPDATE leads SET follow_up_stage = ?, response_status = ?, eligible_for_reengagement = ?, marked_at = ?,
          last_contacted = ? WHERE id = ?`,
      )
      .run(
        lead.followUpStage ?? null,
        lead.responseStatus ?? null,
        lead.eligibleForReengagement === true ? 1 : 0,
        toSql(lead.markedAt),
        toSql(lead.lastContactedAt),
        lead.id,
      );
    const add = this.#db.prepare('INSERT OR IGNORE INTO follow_up_attempts VALUES (?, ?, ?, ?, ?)');
    lead.attempts?.forEach(({ stage, at, success }, i) => {
      add.run(lead.id, i + 1, stage, at, success ? 1 : 0);
    });
  }

  /** All of `work`, or, if it throws or the process ends, nothing of it. */
  transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  close(): void {
    this.#db.close();
  }

  #columns(): Set<unknown> {
    const columns = this.#db.prepare('PRAGMA table_info(leads)').all() as Row[];
    return new Set(columns.map((column) => column['name']));
  }

  #hasAttempts(): boolean {
    const query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'follow_up_attempts'";
    return this.#db.prepare(query).get() !== undefined;
  }
}

/**
 * Keeps a second run out until this one ends, however it ends: the system drops the lock of a killed process. The
 * lock is a database of its own, because a lock on the leads would keep everybody else from answering.
 */
export function lock(path: string): DatabaseSyncInstance {
  const db = new DatabaseSync(`${path}.lock`);
  try {
    db.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    db.close();
    throw new Error(`another run is working on ${path}`);
  }
  return db;
}

function toAttempt(row: Row): FollowUpAttempt {
  return { stage: String(row['stage']), at: Number(row['at']), success: row['success'] === 1 };
}

function toLead(row: Row, attempts: readonly FollowUpAttempt[]): Lead {
  return {
    id: String(row['id']),
    name: String(row['name'] ?? row['id']),
    email: row['email'] as string | null,
    company: row['company'] as string | null,
    engagementStatus: row['engagement_status'] as string | null,
    responseStatus: row['response_status'] as string | null,
    lastContactedAt: fromSql(row['last_contacted']),
    followUpStage: row['follow_up_stage'] as string | null,
    eligibleForReengagement: row['eligible_for_reengagement'] === 1,
    markedAt: fromSql(row['marked_at']),
    emailConfidenceLevel: row['email_confidence_level'] as string | null,
    optedOut: row['opted_out'] === 1,
    attempts,
  };
}

/** SQLite's own form of an instant, `2026-03-01 09:30:00`, has a space where ISO 8601 has a T. */
function fromSql(value: Row[string] | undefined): string | number | null {
  return typeof value === 'string' ? value.replace(' ', 'T') : (value ?? null);
}

function toSql(value: Lead['lastContactedAt']): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : new Date(value).toISOString();
  return text.replace('T', ' ').replace('Z', '');
}
