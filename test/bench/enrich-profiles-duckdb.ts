import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { enrichProfiles } from '../../src/profile/index.js';
import { NOW, randomRecords } from './profile/random-records.js';

// The same profiles by one SQL query over tables that are loaded already, rows read into objects, and by this library.
const size = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const sql = readFileSync(join(import.meta.dirname ?? '.', '../profile/duckdb.sql'), 'utf8');
const records = randomRecords(size);
const nowMs = Date.parse(NOW);

const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const [table, rows] of Object.entries(records)) {
  const file = join(folder, `${table}.ndjson`);
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  await connection.run(
    `CREATE TABLE ${table} AS SELECT * FROM read_json('${file}', format = 'newline_delimited', convert_strings_to_integers = false, dateformat = 'none', timestampformat = 'none')`,
  );
}
rmSync(folder, { recursive: true });

for (let round = 0; round < rounds; round++) {
  let [start, cpu] = [performance.now(), process.cpuUsage()];
  const passed = (): string => {
    const { user, system } = process.cpuUsage(cpu);
    return `${((performance.now() - start) / 1000).toFixed(2)} s (processor ${((user + system) / 1e6).toFixed(2)} s)`;
  };
  const { profiles } = enrichProfiles(records, { now: NOW, summary: false });
  const own = passed();
  [start, cpu] = [performance.now(), process.cpuUsage()];
  const reader = await connection.runAndReadAll(sql, { now: NOW.replace('Z', ''), nowMs: BigInt(nowMs) });
  const rows = reader.getRowObjectsJS();
  console.log(`enrichProfiles ${own}, DuckDB ${passed()}`);
  const byId = new Map(rows.map((row) => [row['id'], row]));
  let differing = 0;
  for (const profile of profiles) {
    const row = byId.get(profile.id)!;
    const same =
      String(row['friends'] ?? '') === String(profile.friends) &&
      Number(row['numberOfEventsAttended'] ?? 0) === profile.numberOfEventsAttended &&
      String(row['venueHistory'] ?? '') === String(profile.venueHistory) &&
      Number(row['personalizationScore']) === profile.personalizationScore;
    if (!same) differing++;
  }
  if (differing > 0) console.log(`${differing} of ${size} differ`);
}
