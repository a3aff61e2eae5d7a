import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createSample } from './sample.js';
import { Store } from './store.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const NOW = '2026-03-09T12:00:00Z';
const folders: string[] = [];
let path = '';

beforeEach(() => {
  folders.push(mkdtempSync(join(tmpdir(), 'followups-')));
  path = join(folders.at(-1)!, 'leads.db');
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const command = (args: readonly string[]): string[] => [
  '--import',
  'tsx',
  join(here, 'main.ts'),
  path,
  '--now',
  NOW,
  ...args,
];
const environment = { ...process.env, TSX_TSCONFIG_PATH: join(here, '../tsconfig.json') };

function run(args: readonly string[], env: Record<string, string> = {}) {
  const options = { cwd: here, env: { ...environment, ...env }, encoding: 'utf8' } as const;
  return spawnSync(process.execPath, command(args), options);
}

const messages = (): string[] => {
  const folder = `${path}.outbox`;
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.eml'))
        .sort()
    : [];
};

/** What every finished run must leave behind: each message in the outbox is one attempt on record, and no flag is on. */
function expectConsistent(sent: number): void {
  const store = new Store(path, { write: false });
  const leads = store.leads();
  store.close();
  const attempts = leads.flatMap(({ id, attempts = [] }) =>
    attempts
      .filter(({ success }) => success)
      .map(({ stage }) => `${encodeURIComponent(`${id} ${stage}`)}.eml`),
  );
  expect(attempts.sort()).toEqual(messages());
  expect(attempts).toHaveLength(sent);
  expect(leads.filter((lead) => lead.eligibleForReengagement)).toEqual([]);
}

/** A larger database in the newest form. */
function createLarge(count: number): void {
  createSample(path, Date.parse(NOW));
  const db = new DatabaseSync(path);
  db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO leads (id, name, email, engagement_status, email_confidence_level, last_contacted)
    SELECT 'lead-' || i, 'Lead ' || i, 'lead' || i || '@example.com', 'Sent', 'Real', '2026-02-01 00:00:00' FROM n`);
  db.close();
}

describe('the sample campaign', () => {
  test('ends with 2 sent, 1 skipped, 0 failed, in the words of the source', () => {
    const { stdout, status } = run(['--sample', '--limit', '5']);
    expect(status).toBe(0);
    const readme = readFileSync(join(here, 'README.md'), 'utf8');
    expect(readme).toContain(stdout.trimEnd());
    expect(stdout).toContain('✅ Messages Sent: 2\n⏭️ Skipped: 1\n❌ Failed: 0');
    expectConsistent(2);
    expect(run(['--status']).stdout).toContain('🔄 Recent Re-engagements (7 days): 2');
  });

  test('a second run has nothing to do; a week later it is the last message’s turn', () => {
    run(['--sample']);
    expect(run([]).stdout).toContain('✅ Messages Sent: 0');
    expect(run(['--now', '2026-03-16T12:00:00.000Z']).stdout).toContain('✅ Messages Sent: 0');
    expect(run(['--now', '2026-03-16T12:00:00.001Z']).stdout).toContain(
      'Re-engaged Emma Watson (Followup_2)',
    );
    expect(run(['--now', '2027-01-01']).stdout).toContain('✅ Messages Sent: 0');
    expectConsistent(4);
  });
});

describe('writing', () => {
  test('a dry run and --status leave an older database as it is, byte for byte', () => {
    createSample(path, Date.parse(NOW));
    const before = readFileSync(path);
    const { stdout } = run(['--dry-run', '--limit', '2']);
    expect(stdout).toContain('📨 Emma Watson: Followup_1, strategic_followup');
    expect(stdout).toContain('🕒 Sarah Chen: Followup_1, beyond the limit');
    expect(run(['--status']).stdout).toContain('Eligible for Re-engagement: 0');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['leads.db']);
  });

  test('columns are added to an older database, and a backup shows it as it was', () => {
    const { stdout } = run(['--sample', '--verbose']);
    expect(stdout).toContain('✅ Added column follow_up_stage to leads table');
    const backup = new DatabaseSync(`${path}.backup-2026-03-09T12-00-00-000Z`, { readOnly: true });
    const columns = backup.prepare('PRAGMA table_info(leads)').all() as { name: string }[];
    expect(columns.map(({ name }) => name)).not.toContain('follow_up_stage');
    expect(backup.prepare('SELECT count(*) AS n FROM leads').get()).toEqual({ n: 3 });
    backup.close();
  });

  test('--cleanup undoes stale marks, which are found again', () => {
    run(['--sample'], { KILL_AT_STEP: '3' });
    expect(run(['--cleanup', '30', '--now', '2026-04-08T12:00:00Z']).stdout).toContain('Cleared 0');
    expect(run(['--cleanup', '30', '--now', '2026-04-08T12:00:00.001Z']).stdout).toContain('Cleared 3');
    expect(run([]).stdout).toContain('✅ Found 2 eligible leads');
    expectConsistent(2);
  });

  test('a record that is malformed is named, and the others go on', () => {
    createSample(path, Date.parse(NOW));
    const db = new DatabaseSync(path);
    db.exec("UPDATE leads SET last_contacted = 'last week' WHERE id = 'emma'");
    db.close();
    const { stdout, stderr } = run([]);
    expect(stderr).toContain('Record 0 (emma): lastContactedAt expected an instant');
    expect(stdout).toContain('✅ Messages Sent: 1');
  });

  test.each([
    [['--limit=-1'], 'limit expected a whole number that is not negative'],
    [['--limit', 'five'], 'limit expected a whole number'],
    [['--days-since-contact', 'x'], 'daysSinceContact expected a number of days'],
    [['--now', 'yesterday'], '--now: expected an instant, received yesterday'],
  ])('bad options: %j', (args, words) => {
    const { status, stdout, stderr } = run(['--sample', ...args]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(stdout).toBe('');
    expect(existsSync(path)).toBe(false);
  });

  test('--help prints the options, and nothing else happens', () => {
    const { status, stdout } = run(['--sample', '--help']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('usage: main.ts DATABASE [options]')]);
    expect(existsSync(path)).toBe(false);
  });

  test('two runs at once: the second is turned away', () => {
    createSample(path, Date.parse(NOW));
    const held = new DatabaseSync(`${path}.lock`);
    held.exec('BEGIN EXCLUSIVE');
    expect(run([])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('another run is working on'),
    });
    held.close();
    expect(run([]).status).toBe(0);
  });
});

describe('killed', () => {
  test('at every step: started again, it neither loses nor doubles a message', () => {
    let step = 1;
    for (; step < 100; step++) {
      for (const name of readdirSync(join(path, '..'))) rmSync(join(path, '..', name), { recursive: true });
      const { signal } = run(['--sample'], { KILL_AT_STEP: String(step) });
      if (signal === null) break;
      expect(signal).toBe('SIGKILL');
      const dates = messages().map((name) => statSync(join(`${path}.outbox`, name)).mtimeMs);
      expect(run([]).status).toBe(0);
      expectConsistent(2);
      const after = messages().map((name) => statSync(join(`${path}.outbox`, name)).mtimeMs);
      expect(after).toEqual(expect.arrayContaining(dates)); // what was there is not written again
    }
    expect(step).toBe(10); // 3 before the messages, 3 for each of the two that are sent
  });

  test('between sending and recording, and the lead converts before the next run', () => {
    expect(run(['--sample'], { KILL_AT_STEP: '5' }).signal).toBe('SIGKILL');
    expect(messages()).toEqual(['emma%20Followup_1.eml']);
    const db = new DatabaseSync(path);
    db.exec("UPDATE leads SET response_status = 'Converted' WHERE id = 'emma'");
    db.close();
    expect(run([]).stdout).toContain('Settled 2 that an earlier run had left open');
    expectConsistent(2);
  });

  test('in the middle of 400 messages, several times', async () => {
    createLarge(400);
    for (const enough of [50, 150, 300]) {
      const options = { cwd: here, env: environment, stdio: 'ignore' } as const;
      const child = spawn(process.execPath, command([]), options);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      while (messages().length < enough && child.exitCode === null) await sleep(5);
      child.kill('SIGKILL');
      await ended;
      expect(child.signalCode).toBe('SIGKILL');
    }
    expect(messages().length).toBeLessThan(402);
    expect(run([]).status).toBe(0);
    expectConsistent(402);
  });
});
