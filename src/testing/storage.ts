import type { UserFacts } from '../types.js';
import type { PlainUserFacts } from './arbitraries/index.js';
import type { Adapter } from './law.js';

/** How an invented user is stored and read back, in deed and as code of a counterexample. */
export interface Storage<User extends UserFacts> {
  readonly toRow: (user: PlainUserFacts) => unknown;
  readonly fromRow: (row: unknown) => User;
  /** Code for the row of a user, given the user's. */
  readonly rowCode: (user: string) => string;
  /** Code for the user that is read from a row, given the row's. */
  readonly readCode: (row: string) => string;
}

const asItIs = (code: string): string => code;

/** The storage behind an adapter; without one, what keeps users as they are. */
export function storageOf<User extends UserFacts, Row>(
  adapter: Adapter<User, Row> | ((user: PlainUserFacts) => User) | undefined,
): Storage<User> {
  if (adapter === undefined) {
    return { toRow: (user) => user, fromRow: (row) => row as User, rowCode: asItIs, readCode: asItIs };
  }
  if (typeof adapter === 'function') {
    return {
      toRow: (user) => user,
      fromRow: (row) => adapter(row as PlainUserFacts),
      rowCode: asItIs,
      readCode: (row) => `adapter(${row})`,
    };
  }
  return {
    toRow: (user) => adapter.toRow(user),
    fromRow: (row) => adapter.fromRow(row as Row),
    rowCode: (user) => `adapter.toRow(${user})`,
    readCode: (row) => `adapter.fromRow(${row})`,
  };
}
