import { evaluateUser, evaluateUsers } from '../../src/index.js';
import { NOW, population } from './population.js';

// Time and memory of a whole batch. Memory is what a collection leaves, beyond that of the same decisions in a list.
const gc = (globalThis as { gc?: () => void }).gc!;
const heap = (): number => {
  gc();
  return process.memoryUsage().heapUsed;
};

for (const size of [125_000, 250_000, 500_000, 1_000_000]) {
  const users = population(size);
  const empty = heap();
  let list: unknown = users.map((user) => evaluateUser(user, { now: NOW }));
  const decisionsAlone = heap() - empty;
  list = null;
  const before = heap();
  const start = performance.now();
  const result = evaluateUsers(users, { now: NOW });
  const seconds = (performance.now() - start) / 1000;
  const beyond = heap() - before - decisionsAlone;
  console.log(
    `${size} users: ${seconds.toFixed(2)} s, ${((seconds / size) * 1e9).toFixed(0)} ns each, ` +
      `${result.stats.eligible} eligible; memory beyond users and decisions ${(beyond / 2 ** 20).toFixed(1)} MB${list ?? ''}`,
  );
}
