/**
 * Which kind of user is this? Segments, and conditions over facts.
 *
 * @module tactful/segmentation
 */

export type { Comparison, Condition } from './condition.js';
export { determineSegment, type SegmentOptions, type SegmentSubject } from './determine-segment.js';
export {
  defaultSegmentationPolicy,
  type SegmentationPolicy,
  type SegmentationPolicyInput,
  type SegmentRule,
} from './policy.js';
