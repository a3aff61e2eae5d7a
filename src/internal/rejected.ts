import type { Rejected } from '../types.js';
import { isRecord } from './own-keys.js';

/** Whether this is an entry of `rejected`, as the merge of two reports may be handed one. */
export function isRejected(value: unknown): value is Rejected {
  if (!isRecord(value) || !Number.isSafeInteger(value['index'])) return false;
  const { id, issues } = value;
  return (
    (id === null || typeof id === 'string') &&
    Array.isArray(issues) &&
    Array.from(issues).every(
      (fault) =>
        isRecord(fault) &&
        [fault['path'], fault['message'], fault['received']].every((text) => typeof text === 'string'),
    )
  );
}

/** The same entry, and nothing more, so many places further on. */
export function movedOn({ index, id, issues }: Rejected, places = 0): Rejected {
  return {
    index: index + places,
    id,
    issues: issues.map(({ path, message, received }) => ({ path, message, received })),
  };
}
