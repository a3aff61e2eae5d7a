// Follow-ups to leads in a SQLite file: `main.ts leads.db --days-since-contact 7 --limit 5`.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { clearStaleFlags, planCampaign, reengagementStats } from 'tactful';
import { markAll, type Outcome, type Place, send, settleAll } from './campaign.js';
import { Outbox } from './outbox.js';
import { outcomeLine, planText, progressBar, rejectedLines, statusText, summary } from './report.js';
import { createSample } from './sample.js';
import { lock, Store } from './store.js';

const USAGE = `usage: main.ts DATABASE [options]
  --days-since-contact N   strictly more than N days must have passed (default 7)
  --limit N                at most N messages
  --dry-run                print what would be done; writes nothing
  --status                 print where the leads stand; writes nothing
  --cleanup N              undo marks older than N days
  --verbose                a line for every lead
  --sample                 make a database of three leads first
  --now INSTANT            instead of the clock
  --help                   print this`;

type Values = ReturnType<typeof readArguments>['values'];

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      'days-since-contact': { type: 'string', default: '7' },
      limit: { type: 'string' },
      'dry-run': { type: 'boolean' },
      status: { type: 'boolean' },
      cleanup: { type: 'string' },
      verbose: { type: 'boolean' },
      sample: { type: 'boolean' },
      now: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
}

/** Ends the process for good at the n-th step, so that tests can see what is left. */
let stepsLeft = Number(process.env['KILL_AT_STEP'] ?? Number.POSITIVE_INFINITY);
function checkpoint(): void {
  stepsLeft -= 1;
  if (stepsLeft <= 0) process.kill(process.pid, 'SIGKILL');
}

function main(): void {
  const { positionals, values } = readArguments();
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const [path] = positionals;
  if (path === undefined) throw new Error(USAGE);
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  if (Number.isNaN(now)) throw new Error(`--now: expected an instant, received ${values.now}`);
  planCampaign([], planOptions(now, values)); // bad options are refused before anything is written or printed
  if (values.sample && !existsSync(path)) createSample(path, now);
  if (!existsSync(path)) throw new Error(`there is no database ${path}`);
  if (values.status) status(path, now);
  else if (values['dry-run']) dryRun(path, now, values);
  else writing(path, now, values);
}

/** The options of a plan; the library says what is wrong with them. */
function planOptions(now: number, values: Values) {
  const limit = values.limit === undefined ? {} : { limit: Number(values.limit) };
  return { now, daysSinceContact: Number(values['days-since-contact']), ...limit };
}

function status(path: string, now: number): void {
  const store = new Store(path, { write: false });
  console.log(statusText(reengagementStats(store.leads(), { now })));
  store.close();
}

function dryRun(path: string, now: number, values: Values): void {
  const store = new Store(path, { write: false });
  const leads = store.leads();
  const names = new Map(leads.map(({ id, name }) => [id, name ?? id]));
  console.log(planText(planCampaign(leads, planOptions(now, values)), (id) => names.get(id) ?? id));
  store.close();
}

/** Alone, with a backup, on a database that has all columns. */
function writing(path: string, now: number, values: Values): void {
  const held = lock(path);
  const store = new Store(path, { write: true });
  const copy = store.backUp(now);
  if (values.verbose) console.log(`💾 Backup: ${copy}`);
  checkpoint();
  for (const column of store.migrate()) console.log(`✅ Added column ${column} to leads table`);
  checkpoint();
  if (values.cleanup === undefined) campaign(store, now, values);
  else cleanup(store, now, Number(values.cleanup));
  store.close();
  held.close();
}

function cleanup(store: Store, now: number, days: number): void {
  const leads = store.leads();
  const { leads: after, cleared } = clearStaleFlags(leads, {
    now,
    olderThan: { days },
  });
  store.transaction(() => {
    after.forEach((lead, i) => {
      if (lead !== leads[i]) store.save(lead);
    });
  });
  console.log(`🧹 Cleared ${cleared.length} stale marks`);
  for (const id of cleared) console.log(`   ${id}`);
}

function campaign(store: Store, now: number, values: Values): void {
  const options = planOptions(now, values);
  console.log(
    `🚀 Starting re-engagement campaign\n📅 Days since contact: ${options.daysSinceContact}\n📊 Limit: ${values.limit ?? 'none'}`,
  );
  const place: Place = { store, outbox: new Outbox(`${store.path}.outbox`), now, checkpoint };
  const settled = settleAll(planCampaign(store.leads(), options), place);
  if (settled > 0) console.log(`↩️ Settled ${settled} that an earlier run had left open`);
  const plan = planCampaign(store.leads(), options);
  const fresh = plan.messages.filter(({ marked }) => !marked).length;
  const left = plan.messages.length - fresh;
  console.log(`\n🔍 Step 1: Finding eligible leads for re-engagement\n✅ Found ${fresh} eligible leads`);
  if (left > 0) console.log(`↩️ Taking up ${left} that an earlier run has marked`);
  for (const line of rejectedLines(plan.rejected)) console.warn(line);
  const marked = markAll(plan, store, options.daysSinceContact);
  console.log(`✅ Marked ${marked} leads for re-engagement`);
  checkpoint();

  console.log('\n📨 Step 2: Processing re-engagement messages');
  const total = plan.messages.length;
  const inLines = values.verbose || total <= 20;
  const outcomes: Outcome[] = [];
  for (const [i, message] of plan.messages.entries()) {
    const outcome = send(message, place);
    outcomes.push(outcome);
    if (inLines) {
      const { name, email } = outcome.lead;
      console.log(`📋 Processing lead ${i + 1}/${total}: ${name} (${email})\n${outcomeLine(outcome)}`);
    } else process.stderr.write(progressBar(i + 1, total));
  }
  if (!inLines) process.stderr.write('\n');
  console.log(summary(plan, plan.messages.length, outcomes));
  if (outcomes.some(({ result }) => result === 'failed')) process.exitCode = 1;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
