/**
 * How do we speak to them?
 *
 * @module tactful/tone
 */

export { defaultTonePolicy, type TonePolicy, type TonePolicyInput } from './policy.js';
export { toneForSegment } from './tone-for-segment.js';
