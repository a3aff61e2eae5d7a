import type * as fc from 'fast-check';
import type { Gate } from '../eligibility/index.js';
import type { Policy } from '../policy/index.js';
import type { UserFacts } from '../types.js';
import type { PlainUserFacts, UserFactsConstraints } from './arbitraries/index.js';

/** How your database keeps users, and your code that reads them: what turns a row into what `evaluateUser` takes. */
export interface Adapter<User extends UserFacts = UserFacts, Row = unknown> {
  /** The row that stands for such a user: the truth that `fromRow` is held against. Write it with care, once. */
  readonly toRow: (user: PlainUserFacts) => Row;
  /** Your own adapter, the one that runs in production. */
  readonly fromRow: (row: Row) => User;
}

/** What the laws are checked with, beside the policy. */
export interface LawOptions<User extends UserFacts = UserFacts, Row = unknown> {
  /** Your own checks, as you hand them to `evaluateUser`. @defaultValue none */
  readonly gates?: readonly Gate<User>[];
  /**
   * With an adapter every user is stored as a row and read back before anything is decided. A function alone is an
   * adapter whose rows are plain user facts. @defaultValue none
   */
  readonly adapter?: Adapter<User, Row> | ((user: PlainUserFacts) => User);
  /**
   * What your users are like, and what your database can hold: `{ resolutionMs: 1000, without: ['pausedUntil'] }`.
   * The limits of the policy are always tried. @defaultValue those of `arbitraries.userFacts()`
   */
  readonly users?: Omit<UserFactsConstraints, 'now'>;
  /**
   * Where the code of a counterexample imports your own things from.
   * @defaultValue `gates` from `'./gates.js'`, `adapter` from `'./adapter.js'`, and the policy written out
   */
  readonly modules?: { readonly policy?: string; readonly gates?: string; readonly adapter?: string };
}

/** A sentence that holds of every user, lead or customer, and the property that tries to refute it. */
export interface Law {
  /** Its name among `laws`. */
  readonly name: string;
  /** What holds, in one sentence. */
  readonly statement: string;
  /** It is about the adapter, and says nothing without one. */
  readonly needsAdapter: boolean;
  /** A property for fast-check: `fc.assert(law.property(policy, options))`. */
  readonly property: <User extends UserFacts, Row>(
    policy: Policy,
    options?: LawOptions<User, Row>,
  ) => fc.IProperty<unknown>;
}
