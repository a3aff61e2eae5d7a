export { defaultTonePolicy, type TonePolicy, type TonePolicyInput } from './policy.js';
export { toneForSegment } from './tone-for-segment.js';
