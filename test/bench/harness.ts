import { Bench } from 'tinybench';

/** One way of doing the job. It does `operations` of them per call, and returns something that depends on all. */
export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
  readonly operations?: number;
}

export interface Row {
  readonly name: string;
  /** Of the quickest run: on a machine that does other things too, the others measure those things. */
  readonly nsPerOperation: number;
  /** To the first contestant. */
  readonly ratio: number;
}

/**
 * Times the contestants in turn, A B C A B C …, so that a machine whose speed drifts treats all alike, and prints a
 * table with ratios to the first.
 */
export async function compare(
  title: string,
  contestants: readonly Contestant[],
  rounds = 7,
  time = 150,
): Promise<Row[]> {
  const times: number[][] = contestants.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [i, { name, run, operations = 1 }] of contestants.entries()) {
      const bench = new Bench({ time, iterations: 1, warmup: false });
      bench.add(name, () => {
        sink = run();
      });
      await bench.run();
      const result = bench.tasks[0]!.result;
      if (!('latency' in result)) throw new Error(`${name} did not finish`);
      if (round >= 0) times[i]!.push((result.latency.min * 1e6) / operations); // the first round only warms up
    }
  }
  const best = times.map((rounds) => Math.min(...rounds));
  const rows = contestants.map(({ name }, i) => ({
    name,
    nsPerOperation: best[i]!,
    ratio: best[i]! / best[0]!,
  }));
  print(title, rows);
  return rows;
}

/** What was computed last: kept, so that no compiler may leave the work out. */
export let sink: unknown;

function print(title: string, rows: readonly Row[]): void {
  const width = Math.max(...rows.map((row) => row.name.length));
  console.log(`\n${title}`);
  for (const { name, nsPerOperation, ratio } of rows) {
    console.log(
      `  ${name.padEnd(width)}  ${duration(nsPerOperation).padStart(10)}  ${ratio.toFixed(2).padStart(7)} x`,
    );
  }
}

function duration(ns: number): string {
  if (ns < 1e3) return `${ns.toFixed(1)} ns`;
  if (ns < 1e6) return `${(ns / 1e3).toFixed(2)} us`;
  return ns < 1e9 ? `${(ns / 1e6).toFixed(2)} ms` : `${(ns / 1e9).toFixed(2)} s`;
}
