/**
 * What holds of every decision, for the tests of those who use the library: arbitraries, and laws to run. Needs fast-check,
 * an optional peer dependency.
 *
 * @module tactful/testing
 */

export {
  type Arbitraries,
  type AssignmentsConstraints,
  arbitraries,
  type GeneratedRecords,
  type InstantConstraints,
  type InteractionConstraints,
  type LeadConstraints,
  type NearConstraints,
  type OptionalUserField,
  type PlainSentMessage,
  type PlainUserFacts,
  type PolicyInputConstraints,
  type ProfileRecordsConstraints,
  type SentMessagesConstraints,
  type TimeZoneConstraints,
  type UserFactsConstraints,
} from './arbitraries/index.js';
export { checkLaws, type LawReport, type LawResult } from './check-laws.js';
export { type DescribeLawsOptions, describeLaws } from './describe-laws.js';
export type { Adapter, Law, LawOptions } from './law.js';
export type { CheckLawsOptions } from './law-run.js';
export { type LawName, laws } from './laws/index.js';
