import * as Plot from '@observablehq/plot';
import type { ExperimentReport } from 'tactful';
import type { ReportData } from './render-report.js';
import type { Look } from './simulated.js';

const BLUE = '#2f6bbf';
const GREY = '#8a93a0';
const RED = '#c23b3b';
const WIDTH = 868;
const FONT = { fontSize: '13px' };
const NAMES = 110; // pixels for the names of the arms
const BELOW = 44; // and for an axis with its label
const FLOOR = 1e-9;

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as ReportData;
for (const id of ['hillstrom', 'cookieCats'] as const) drawReport(id, data[id]);
drawReport('simulated', data.simulated.report);
drawLooks(data.simulated.looks);

function put(id: string, ...plots: readonly Element[]): void {
  document.getElementById(id)?.append(...plots);
}

function drawReport(id: string, report: ExperimentReport): void {
  const metrics = Object.keys(report.arms[0]?.metrics ?? {});
  const width = Math.min(330, Math.floor((WIDTH - NAMES - 16 * (metrics.length - 1)) / metrics.length));
  put(`${id}-rates`, ...metrics.map((metric, i) => rates(report, metric, width, i === 0)));
  put(`${id}-lifts`, lifts(report, metrics));
}

/** Dots with Wilson intervals, an arm a row, each metric on its own scale. */
function rates({ arms, control }: ExperimentReport, metric: string, width: number, named: boolean): Element {
  const rows = arms.map(({ arm, metrics }) => {
    const { rate, interval, significant } = metrics[metric]!;
    return {
      arm,
      rate,
      low: interval?.[0],
      high: interval?.[1],
      color: arm === control ? GREY : significant ? BLUE : '#000',
    };
  });
  const base = rows.find(({ arm }) => arm === control)?.rate;
  return Plot.plot({
    width: named ? width + NAMES : width,
    height: BELOW + 12 + 30 * arms.length,
    marginTop: 12,
    marginBottom: BELOW,
    marginLeft: named ? NAMES : 16,
    marginRight: 16,
    style: FONT,
    x: {
      label: `${metric}, %`,
      labelAnchor: 'center',
      labelArrow: 'none',
      percent: true,
      nice: true,
      ticks: 4,
      grid: true,
    },
    y: { domain: arms.map(({ arm }) => arm), label: null, axis: named ? 'left' : null, tickSize: 0 },
    marks: [
      Plot.ruleX([base ?? 0], { stroke: GREY, strokeDasharray: '3 3' }),
      Plot.ruleY(rows, { y: 'arm', x1: 'low', x2: 'high', stroke: 'color', strokeWidth: 2.5 }),
      Plot.dot(rows, { y: 'arm', x: 'rate', fill: 'color', r: 4.5 }),
    ],
  });
}

/** A forest plot: a row for each treatment and metric, blue where the adjusted p-value is significant. */
function lifts({ arms, control }: ExperimentReport, metrics: readonly string[]): Element {
  const rows = metrics.flatMap((metric) =>
    arms
      .filter(({ arm }) => arm !== control)
      .map(({ arm, metrics: found }) => {
        const { lift, significant } = found[metric]!;
        return {
          metric,
          arm,
          lift: lift?.estimate,
          low: lift?.interval?.[0],
          high: lift?.interval?.[1],
          color: significant ? BLUE : GREY,
        };
      }),
  );
  return Plot.plot({
    width: WIDTH,
    height: BELOW + 20 + rows.length * 26 + metrics.length * 14,
    marginBottom: BELOW,
    marginLeft: NAMES,
    marginRight: 130,
    style: FONT,
    fy: { domain: [...metrics], label: null, padding: 0.15 },
    x: { label: 'lift, %', labelAnchor: 'center', labelArrow: 'none', percent: true, nice: true, grid: true },
    y: { domain: arms.filter(({ arm }) => arm !== control).map(({ arm }) => arm), label: null, tickSize: 0 },
    marks: [
      Plot.ruleX([0], { stroke: '#000', strokeOpacity: 0.6 }),
      Plot.ruleY(rows, { fy: 'metric', y: 'arm', x1: 'low', x2: 'high', stroke: 'color', strokeWidth: 2.5 }),
      Plot.dot(rows, { fy: 'metric', y: 'arm', x: 'lift', fill: 'color', r: 4.5, symbol: 'square' }),
    ],
  });
}

/** Both p-values of each arm, look by look, on a logarithmic scale. What is below a billionth is drawn there. */
function drawLooks(looks: readonly Look[]): void {
  const lines = looks.flatMap(({ arm, customers, fixed, alwaysValid }) => [
    { arm, customers, kind: 'read once', p: Math.max(fixed, FLOOR) },
    { arm, customers, kind: 'always valid', p: Math.max(alwaysValid, FLOOR) },
  ]);
  put(
    'looks',
    Plot.plot({
      width: WIDTH,
      height: 440,
      marginBottom: BELOW,
      marginLeft: 60,
      marginRight: 70,
      style: FONT,
      color: { domain: ['read once', 'always valid'], range: [RED, BLUE], legend: true },
      fy: { domain: [...new Set(looks.map(({ arm }) => arm))], label: null, padding: 0.12 },
      x: { label: 'customers of both arms', labelAnchor: 'center', labelArrow: 'none', tickFormat: ',d' },
      y: {
        type: 'log',
        label: 'p-value',
        domain: [FLOOR, 1],
        ticks: [1, 1e-3, 1e-6, 1e-9],
        tickFormat: (p: number) => (p === 1 ? '1' : p.toExponential(0)),
        grid: true,
        clamp: true,
      },
      marks: [
        Plot.ruleY([0.05], { stroke: '#000', strokeDasharray: '4 3' }),
        Plot.line(lines, { fy: 'arm', x: 'customers', y: 'p', stroke: 'kind', strokeWidth: 1.5 }),
      ],
    }),
  );
}
