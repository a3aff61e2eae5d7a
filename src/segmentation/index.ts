/**
 * Which kind of user is this? Segments, and conditions over facts.
 *
 * @module tactful/segmentation
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { EpochMs, Issue, Json, Timestamp, UserFacts } from '../types.js';
export type { Comparison, Condition } from './condition.js';
export { determineSegment, type SegmentOptions, type SegmentSubject } from './determine-segment.js';
export {
  defaultSegmentationPolicy,
  type SegmentationPolicy,
  type SegmentationPolicyInput,
  type SegmentRule,
} from './policy.js';
