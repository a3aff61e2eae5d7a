import type { Issue } from '../errors.js';
import { unreadable } from '../internal/unreadable.js';

/** Runs a check of one field, and collects its faults under the name of the field. */
export function collectIssues<T>(field: string, issues: Issue[], run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    for (const fault of unreadable('planOutreach', field, error).issues) {
      issues.push(fault.path === field ? fault : { ...fault, path: `${field}.${fault.path}` });
    }
    return null;
  }
}
