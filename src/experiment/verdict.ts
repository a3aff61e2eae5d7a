import type { ArmReport, Conclusion, MetricReport } from './experiment-report.js';
import type { SampleRatioCheck } from './sample-ratio-mismatch.js';

/** Names the winner on a metric, or says why there is none. `small`: some arm has too few expected counts. */
export function conclude(
  metric: string,
  arms: readonly ArmReport[],
  control: string,
  { mismatch }: SampleRatioCheck,
  small: boolean,
): Conclusion {
  const treatments = arms.filter(({ arm }) => arm !== control);
  const of = (arm: ArmReport): MetricReport => arm.metrics[metric]!;
  const none = (reason: Conclusion['reason']): Conclusion => ({ metric, winner: null, reason });
  if (mismatch) return none('sample_ratio_mismatch');
  if (small) return none('sample_too_small');
  const significant = treatments.filter((arm) => of(arm).significant);
  const better = significant.filter((arm) => of(arm).difference!.estimate! > 0);
  if (better.length === 0) return none(significant.length > 0 ? 'worse_than_control' : 'no_difference');
  const best = better.reduce((a, b) => (of(b).rate! > of(a).rate! ? b : a));
  return { metric, winner: best.arm, reason: 'winner' };
}

/** The conclusions in plain English, a sentence or two for each metric, and one for events that could not be read. */
export function verdictOf(
  conclusions: readonly Conclusion[],
  arms: readonly ArmReport[],
  control: string,
  sampleRatio: SampleRatioCheck,
  weights: readonly number[],
  unread: number,
): string {
  const sentences = sampleRatio.mismatch
    ? [sayMismatch(arms, sampleRatio, weights)]
    : conclusions.map((conclusion) => sentence(conclusion, arms, control));
  if (unread > 0) {
    const total = arms.reduce((sum, { n }) => sum + n, unread);
    sentences.push(
      `Of ${total} events, ${unread} could not be read and ${unread === 1 ? 'is' : 'are'} left out.`,
    );
  }
  return sentences.join(' ');
}

function sayMismatch(
  arms: readonly ArmReport[],
  { pValue, degreesOfFreedom, chiSquare }: SampleRatioCheck,
  weights: readonly number[],
): string {
  const strays = arms.filter((_, i) => weights[i] === 0).map(({ arm, n }) => `${arm} has ${n}`);
  const sizes = arms.map(({ arm, n }) => `${arm} ${n}`).join(', ');
  const degrees = `${degreesOfFreedom} degree${degreesOfFreedom === 1 ? '' : 's'} of freedom`;
  const test =
    strays.length > 0
      ? `${strays.join(' and ')} where nobody belongs`
      : `chi-square ${chiSquare.toFixed(1)} with ${degrees}, ${sayP(pValue)}`;
  return `No winner: the sizes of the arms (${sizes}) do not fit their weights (${test}). The assignment or the counting is at fault; until that is found, no difference means anything.`;
}

function sentence(
  { metric, winner, reason }: Conclusion,
  arms: readonly ArmReport[],
  control: string,
): string {
  const treatments = arms.filter(({ arm }) => arm !== control);
  const p = sayP(
    treatments.reduce((least, { metrics }) => Math.min(least, metrics[metric]!.adjustedPValue!), 1),
    'adjusted p',
  );
  if (winner !== null) {
    const base = arms.find(({ arm }) => arm === control)!.metrics[metric]!;
    const { rate, lift, adjustedPValue } = arms.find(({ arm }) => arm === winner)!.metrics[metric]!;
    const range = lift!.interval === null ? '' : `, interval ${lift!.interval.map(sayLift).join(' to ')}`;
    const relative = lift!.estimate === null ? '' : `, ${sayLift(lift!.estimate)}${range}`;
    const rates = `${sayRate(rate!)} against ${sayRate(base.rate!)}`;
    return `On ${metric}, ${winner} is better than ${control}: ${rates}${relative} (${sayP(adjustedPValue!, 'adjusted p')}).`;
  }
  switch (reason) {
    case 'sample_too_small':
      return `On ${metric}, no winner: the sample is too small to tell (${p}).`;
    case 'worse_than_control': {
      const worse = treatments.filter(({ metrics }) => metrics[metric]!.significant).map(({ arm }) => arm);
      return `On ${metric}, no winner: ${worse.join(' and ')} ${worse.length > 1 ? 'are' : 'is'} worse than ${control} (${p}), and no arm is better.`;
    }
    default:
      return treatments.length === 0
        ? `On ${metric}, no winner: there is nothing to compare ${control} with.`
        : `On ${metric}, no winner: no arm differs significantly from ${control} (${p}).`;
  }
}

function sayRate(rate: number): string {
  return `${(100 * rate).toFixed(2)} %`;
}

function sayLift(lift: number): string {
  return `${lift < 0 ? '' : '+'}${(100 * lift).toFixed(1)} %`;
}

function sayP(p: number, name = 'p'): string {
  return p < 0.0001 ? `${name} < 0.0001` : `${name} = ${p.toFixed(4)}`;
}
