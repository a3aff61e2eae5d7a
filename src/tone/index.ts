/**
 * How do we speak to them?
 *
 * @module tactful/tone
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { Issue } from '../types.js';
export { defaultTonePolicy, type TonePolicy, type TonePolicyInput } from './policy.js';
export { toneForSegment } from './tone-for-segment.js';
