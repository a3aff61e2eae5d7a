import * as fc from 'fast-check';
import type { EngagementAssignment, Seed } from '../../types.js';
import { arbitraries } from '../arbitraries/index.js';
import { defineLaw, type LawMaker } from '../define-law.js';

interface Case {
  readonly assignments: readonly EngagementAssignment[];
  readonly seed: Seed;
}

export const simulationKeepsTheFunnel: LawMaker = defineLaw<Case>({
  statement:
    'In a simulation every assignment has one event, a click needs an open, and a conversion a click.',
  cases: ({ policy: { simulation, segmentation } }) => {
    const arms = [simulation.controlArm, ...Object.keys(simulation.arms), 'another arm'];
    const named = segmentation.rules.map(({ segment }) => segment);
    const segments = ['normal', 'dormant', 'new_user', ...Object.keys(simulation.segments), ...named];
    return fc
      .tuple(arbitraries.assignments({ arms, segments }), fc.integer())
      .map(([assignments, seed]) => ({ assignments, seed }));
  },
  check: ({ assignments, seed }, { engine, policy, fail }) => {
    const events = engine.simulateEngagement(assignments, { seed, policy });
    const inOrder = assignments.every(({ customerId }, i) => events[i]?.customerId === customerId);
    if (inOrder && events.length === assignments.length && events.every(isFunnel)) return;
    fail(
      'the events are no funnel of the assignments',
      { assignments, seed },
      [
        'const events = simulateEngagement(assignments, { seed, policy });',
        'assert.deepEqual(events.map((event) => event.customerId), assignments.map((one) => one.customerId));',
        'assert.ok(events.every(({ opened, clicked, converted }) => (opened || !clicked) && (clicked || !converted)));',
      ].join('\n'),
    );
  },
});

function isFunnel(event: {
  readonly opened: boolean;
  readonly clicked: boolean;
  readonly converted: boolean;
}) {
  return (event.opened || !event.clicked) && (event.clicked || !event.converted);
}
