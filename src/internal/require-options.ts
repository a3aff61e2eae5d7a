import { refuse } from '../errors.js';
import { isRecord } from './own-keys.js';

/** Refuses options that are no object. */
export function requireOptions(functionName: string, options: unknown): void {
  if (!isRecord(options)) refuse(functionName, 'options', 'expected an object', options);
}
