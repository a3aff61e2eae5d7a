import * as fc from 'fast-check';
import type { PlainUserFacts } from '../arbitraries/index.js';
import { defineLaw, type LawMaker } from '../define-law.js';
import { same } from '../same.js';
import { oneLine } from '../to-code.js';
import type { Situation } from '../world.js';

interface Reordered extends Situation {
  /** Where the list is cut, before both halves are swapped and all is turned around. */
  readonly cut: number;
}

export const recordOrderDoesNotMatter: LawMaker = defineLaw<Reordered>({
  statement: 'A decision does not depend on the order in which messages are on record.',
  cases: (world) =>
    fc.tuple(world.situations(), fc.nat(11)).map(([situation, cut]) => ({ ...situation, cut })),
  check: ({ user, now, cut }, world) => {
    const { messages = [] } = user;
    const reordered = {
      ...user,
      ...(messages.length > 0 && { messages: [...messages.slice(cut), ...messages.slice(0, cut)].reverse() }),
    };
    if (same(world.decide(reordered, now), world.decide(user, now))) return;
    world.fail(
      'the decision depends on the order of the messages',
      { user, reordered, now },
      'assert.deepEqual(evaluateUser(reordered, options), evaluateUser(user, options));',
    );
  },
});

export const answersRepeat: LawMaker = defineLaw<Situation>({
  statement: 'Asked twice about the same user and instant, the answer is the same.',
  cases: (world) => world.situations(),
  check: ({ user, now }, world) => {
    if (same(world.decide(user, now), world.decide(user, now))) return;
    world.fail(
      'asked twice, the answers differ',
      { user, now },
      'assert.deepEqual(evaluateUser(user, options), evaluateUser(user, options));',
    );
  },
});

export const inputsStayUnchanged: LawMaker = defineLaw<Situation>({
  statement: 'Deciding changes nothing about the user that was handed in.',
  cases: (world) => world.situations(),
  check: ({ user, now }, world) => {
    const copy = (): PlainUserFacts => JSON.parse(JSON.stringify(user));
    world.decide(copy(), now);
    const handed = world.stored(copy());
    const before = oneLine(handed);
    world.decideAbout(handed, now);
    if (oneLine(handed) === before) return;
    world.fail(
      'the user was changed',
      { user, now },
      [
        'const before = structuredClone(user);',
        'evaluateUser(user, options);',
        'assert.deepEqual(user, before);',
      ].join('\n'),
    );
  },
});

export const decisionsSurviveJson: LawMaker = defineLaw<Situation>({
  statement: 'Decisions and explanations are plain JSON: a round trip leaves them as they are.',
  cases: (world) => world.situations(),
  check: ({ user, now }, world) => {
    for (const [name, answer] of [
      ['evaluateUser', world.decide(user, now)],
      ['explainUser', world.explain(user, now)],
    ] as const) {
      if (same(JSON.parse(JSON.stringify(answer)), answer)) continue;
      world.fail(
        'JSON does not keep the answer',
        { user, now },
        `const answer = ${name}(user, options);\nassert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);`,
      );
    }
  },
});
