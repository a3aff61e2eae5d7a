import { deepFreeze } from '../internal/deep-freeze.js';

/** One repeated job of a host's scheduler. */
export interface ScheduleEntry {
  /** Null if it runs by the calendar. */
  readonly everyMs: number | null;
  /** In the five fields of cron, UTC. */
  readonly cron: string;
}

/** How often a host's scheduler should run what. Facts only: nothing here runs by itself. */
export interface ScheduleDefaults {
  readonly outreachProcessing: ScheduleEntry;
  readonly patternAnalysis: ScheduleEntry;
  readonly modelTraining: ScheduleEntry;
}

/**
 * Outreach is processed every 5 minutes, patterns are analysed every 30, models are trained on Mondays.
 *
 * @example
 * ```ts
 * import { scheduleDefaults } from 'tactful';
 *
 * scheduleDefaults.outreachProcessing // => { everyMs: 300000, cron: '*\/5 * * * *' }
 * scheduleDefaults.modelTraining // => { everyMs: null, cron: '0 3 * * 1' }
 * ```
 */
export const scheduleDefaults: ScheduleDefaults = /*#__PURE__*/ deepFreeze({
  outreachProcessing: { everyMs: 300_000, cron: '*/5 * * * *' },
  patternAnalysis: { everyMs: 1_800_000, cron: '*/30 * * * *' },
  modelTraining: { everyMs: null, cron: '0 3 * * 1' },
});
