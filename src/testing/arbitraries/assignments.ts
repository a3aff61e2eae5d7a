import * as fc from 'fast-check';
import type { EngagementAssignment } from '../../types.js';
import { record } from './record.js';

/** What `arbitraries.assignments` may be held to. */
export interface AssignmentsConstraints {
  /** Arms to choose from. @defaultValue `control`, `gift`, and names that objects have already, such as `toString` */
  readonly arms?: readonly string[];
  /** Segments to choose from. @defaultValue the built-in ones and such names */
  readonly segments?: readonly string[];
  /** At most so many. @defaultValue `30` */
  readonly maxLength?: number;
}

const ODD_NAMES = ['toString', 'hasOwnProperty', '__proto__', '7'];

/** Customers with an arm and a segment, some of them assigned more than once. */
export function assignments(constraints: AssignmentsConstraints = {}): fc.Arbitrary<EngagementAssignment[]> {
  const { maxLength = 30 } = constraints;
  const arms = constraints.arms ?? ['control', 'gift', ...ODD_NAMES];
  const segments = constraints.segments ?? ['normal', 'dormant', 'new_user', ...ODD_NAMES];
  const one = record<EngagementAssignment>(
    {
      customerId: fc.oneof(fc.constantFrom('c1', 'c2', 'c3'), fc.string({ minLength: 1 })),
      arm: fc.constantFrom(...arms),
      segment: fc.constantFrom(...segments),
    },
    ['customerId', 'arm', 'segment'],
  );
  return fc.array(one, { maxLength });
}
