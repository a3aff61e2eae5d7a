import { defineLaw, type LawMaker } from '../define-law.js';
import { same } from '../same.js';
import { oneLine, toCode } from '../to-code.js';
import type { Situation } from '../world.js';
import { KEPT, spoken } from './kept-fields.js';

export const adapterLosesNothing: LawMaker = defineLaw<Situation>({
  statement:
    'A user who is stored as a row and read back is the same user: every instant, consent, zone and message.',
  needsAdapter: true,
  cases: (world) => world.situations(),
  check: ({ user, now }, world) => {
    world.decide(user, now); // what no decision can be made of is reported as that
    const back = world.stored(user);
    for (const { field, read, expression } of KEPT) {
      const [expected, actual] = [read(user, now), read(back, now)];
      if (same(actual, expected)) continue;
      world.fail(
        `${field} was stored as ${spoken(expected)} and read back as ${spoken(actual)}`,
        { user },
        `assert.deepEqual(${expression}, ${toCode(expected)});`,
      );
    }
  },
});

export const adapterIsPure: LawMaker = defineLaw<Situation>({
  statement: 'The adapter reads a row twice alike, and leaves it as it is.',
  needsAdapter: true,
  cases: (world) => world.situations(),
  check: ({ user }, world) => {
    const { storage } = world;
    world.stored(user);
    const row = storage.toRow(user);
    const before = oneLine(row);
    const first = oneLine(storage.fromRow(row));
    const read = storage.readCode('row');
    const lines = (...claim: string[]): string =>
      [`const row = ${storage.rowCode(toCode(user))};`, ...claim].join('\n');
    if (oneLine(row) !== before) {
      world.fail(
        'reading the row changed it',
        {},
        lines('const before = structuredClone(row);', `${read};`, 'assert.deepEqual(row, before);'),
      );
    }
    if (oneLine(storage.fromRow(row)) !== first) {
      world.fail(
        'read twice, the row gives two different users',
        {},
        lines(`assert.deepEqual(${read}, ${read});`),
      );
    }
  },
});
