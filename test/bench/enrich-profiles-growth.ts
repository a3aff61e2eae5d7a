import { enrichProfiles } from '../../src/profile/index.js';
import { NOW, randomRecords } from './profile/random-records.js';

// How time and memory grow. Give node the memory for a million users: NODE_OPTIONS=--max-old-space-size=12000.
for (const size of (process.argv[2] ?? '250000,500000,1000000').split(',').map(Number)) {
  const records = randomRecords(size);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const { profiles } = enrichProfiles(records, { now: NOW, summary: false });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const friends = profiles.reduce((sum, profile) => sum + profile.friends.length, 0);
  console.log(
    `${size} users: ${seconds.toFixed(1)} s (processor ${((user + system) / 1e6).toFixed(1)} s), ${friends} friends, ` +
      `resident ${(process.memoryUsage.rss() / 2 ** 30).toFixed(1)} GB, at most ${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(1)} GB`,
  );
}
