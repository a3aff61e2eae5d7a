import { analyzeExperiment } from 'tactful';
import { cookieCats, hillstrom } from './published.js';
import type { ReportData } from './render-report.js';
import { runExperiment } from './simulated.js';

/** Everything that the report shows: the simulated experiment and the two published ones. */
export function analyzeAll(seed: number, size?: number): ReportData {
  return {
    seed,
    simulated: runExperiment(seed, size),
    hillstrom: analyzeExperiment(hillstrom, { control: 'no e-mail' }),
    cookieCats: analyzeExperiment(cookieCats, { control: 'gate_30' }),
  };
}
