import * as fc from 'fast-check';
import type { Engine } from './engine.js';
import type { Law } from './law.js';
import { type World, worldOf } from './world.js';

/** A law before it is told its name and the engine that it is about. */
export interface LawDraft<Case> {
  readonly statement: string;
  readonly needsAdapter?: boolean;
  /** What it is tried on. */
  readonly cases: (world: World) => fc.Arbitrary<Case>;
  /** Calls `world.fail` if the case refutes it. */
  readonly check: (example: Case, world: World) => void;
}

/** Makes a law: given its name and an engine. */
export type LawMaker = (name: string, engine: Engine) => Law;

export function defineLaw<Case>({ statement, needsAdapter = false, cases, check }: LawDraft<Case>): LawMaker {
  return (name, engine) => ({
    name,
    statement,
    needsAdapter,
    property: (policy, options = {}) => {
      const world = worldOf(engine, policy, options);
      return fc.property(cases(world), (example) => check(example, world)) as fc.IProperty<unknown>;
    },
  });
}
