// Far more inputs than the golden cases have, where engines might differ in a last bit or a time zone: a line for each
// area, with the number of answers and a hash of them. It says nothing of right or wrong, only of equal.
import * as tactful from 'tactful';

const now = '2026-03-01T12:00Z';
const ZONES = [
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  null,
];

/** Whole numbers from a linear congruential generator (Numerical Recipes), as numbers in [0, 1). */
let state = 20_260_301;
const uniform = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
const many = (count, one) => Array.from({ length: count }, (_, i) => one(i));
const count = (n) => ({ n, x: Math.floor(uniform() * uniform() * n) });

const rows = many(200, () => [
  uniform() * 10,
  uniform() < 0.1 ? null : uniform() - 0.5,
  Math.floor(uniform() * 4),
]);
const labels = rows.map(([a, b, c]) => (a + 8 * (b ?? 0) + c + 3 * uniform() > 7 ? 1 : 0));
const users = tactful.simulatePopulation({ size: 600, seed: 7, now });
const patterns = many(60, (i) =>
  many(40, () => ({
    userId: `u${i}`,
    at: Date.UTC(2026, 0, 1) + Math.floor(uniform() * 59 * 86_400_000),
    type: 'message',
    sentiment: uniform() * 2 - 1,
    textLength: Math.floor(uniform() * 200),
  })).reduce(
    (pattern, interaction) => tactful.foldInteraction(pattern, interaction),
    tactful.emptyPattern(`u${i}`, ZONES[i % ZONES.length]),
  ),
);
const policy = tactful.definePolicy({
  eligibility: { quietHours: { start: '21:00', end: '08:00' }, caps: [{ max: 1, per: 'day' }] },
});
const models = [
  tactful.trainLogistic(rows, labels),
  tactful.trainForest(rows, labels, { trees: 10, seed: 1 }),
  tactful.trainBoosting(rows, labels, { trees: 20 }),
];

const AREAS = {
  decisions: () =>
    users.map((user, i) =>
      tactful.explainUser({ ...user, timeZone: ZONES[i % ZONES.length] }, { now, policy }),
    ),
  behaviour: () =>
    patterns.flatMap((pattern) => [
      pattern,
      tactful.churnRisk(pattern, { now }),
      tactful.moodTrend(pattern, { now }),
      tactful.bestSendTime(pattern, { now, policy }),
    ]),
  distributions: () =>
    many(4000, () => [
      tactful.normalCdf(uniform() * 20 - 10),
      tactful.normalQuantile(uniform() + 1e-12),
      tactful.studentTCdf(uniform() * 20 - 10, 0.5 + uniform() * 50),
      tactful.chiSquareSurvival(uniform() * 60, 0.5 + uniform() * 20),
      tactful.betaCdf(uniform(), 0.1 + uniform() * 50, 0.1 + uniform() * 50),
      tactful.logGamma(1e-6 + uniform() * 100),
    ]),
  experiments: () =>
    many(150, (i) => {
      const [a, b, c] = [count(200 + i), count(3000 + i), count(500 + i)];
      const arms = [a, b, c].map((arm, k) => ({ name: `arm${k}`, ...arm }));
      return [
        tactful.compareProportions(a, b),
        tactful.alwaysValid(b, c),
        tactful.fisherExact([
          [a.x, a.n - a.x],
          [c.x, c.n - c.x],
        ]),
        tactful.probabilityToBeBest(arms),
        tactful.expectedLoss(arms),
        tactful.chooseArm(arms, { seed: i, unitId: `u${i}` }),
        tactful.compareMeans(
          { n: 20 + i, mean: uniform(), variance: uniform() },
          { n: 30, mean: uniform(), variance: uniform() },
        ),
      ];
    }),
  simulation: () =>
    tactful.simulateEngagement(
      many(5000, (i) => ({ customerId: `c${i}`, arm: i % 3 ? 'gift' : 'control', segment: 'normal' })),
      { seed: 5 },
    ),
  templates: () =>
    many(2000, (i) =>
      tactful.chooseTemplate(
        [
          { id: 'a', text: 'a' },
          { id: 'b', text: 'b' },
        ],
        { a: { sent: 50, responded: 9 }, b: { sent: 40, responded: 8 } },
        { seed: 3, unitId: `u${i}` },
      ),
    ),
  models: () => models.flatMap((model) => [model, Array.from(tactful.predictMany(model, rows))]),
  visits: () => {
    const histories = many(200, (i) => {
      const frequency = Math.floor(uniform() * uniform() * 9);
      return { frequency, recency: frequency && Math.floor(uniform() * 40), age: 41 + (i % 3) };
    });
    const model = tactful.fitBgNbd(histories);
    return [model, ...histories.map((one) => tactful.expectedTransactions(model, one, { horizon: 10 }))];
  },
};

/** FNV-1a over the UTF-16 units (Fowler, Noll, Vo). */
function hash(text) {
  let sum = 0x811c_9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x0100_0193);
  return (sum >>> 0).toString(16);
}

for (const [area, answers] of Object.entries(AREAS)) {
  const given = answers();
  console.log(`${area}: ${given.length} answers, ${hash(JSON.stringify(given))}`);
}
