export type { Comparison, Condition } from './condition.js';
export { determineSegment, type SegmentOptions, type SegmentSubject } from './determine-segment.js';
export {
  defaultSegmentationPolicy,
  type SegmentationPolicy,
  type SegmentationPolicyInput,
  type SegmentRule,
} from './policy.js';
