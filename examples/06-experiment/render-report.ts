import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { ExperimentReport } from 'tactful';
import type { SimulatedExperiment } from './simulated.js';

/** What the report shows; it lies in the page as JSON. */
export interface ReportData {
  readonly seed: number;
  readonly simulated: SimulatedExperiment;
  readonly hillstrom: ExperimentReport;
  readonly cookieCats: ExperimentReport;
}

/**
 * One HTML file that needs nothing else: the data, the page's script with Observable Plot bundled into it, the style.
 * The verdicts and tables are plain HTML, so that they can be read without scripts; only the plots are drawn by one.
 */
export async function renderReport(data: ReportData): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  const script = outputFiles[0]!.text.replaceAll('</script', '<\\/script');
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Experiment report</title>
<style>${STYLE}</style>
<main>
<h1>Experiment report</h1>
${section('simulated', `${customers(data.simulated.report)} simulated customers, seed ${data.seed}`, data.simulated.report)}
${truth(data.simulated)}
<h3>Looking every 200 customers</h3>
<p>A p-value that is meant to be read once falls below 0.05 sooner or later if it is read often enough, in
<b>twin</b> too, which is the control under another name. The always-valid p-value may be read at any time.</p>
<figure id="looks"></figure>
${section('hillstrom', 'Hillstrom’s e-mail test, 64,000 customers', data.hillstrom)}
${section('cookieCats', 'Cookie Cats, 90,189 players', data.cookieCats)}
</main>
<script type="application/json" id="data">${json}</script>
<script>${script}</script>
</html>
`;
}

function section(id: string, title: string, report: ExperimentReport): string {
  return `<h2>${html(title)}</h2>
<p class="verdict">${html(report.verdict).replaceAll(' %', '\u00a0%')}</p>
<h3>Rates, with ${100 * (1 - report.alpha)} % Wilson intervals</h3>
<figure id="${id}-rates" class="row"></figure>
<h3>Lift over ${html(report.control)}, with its interval</h3>
<figure id="${id}-lifts"></figure>
${table(report)}`;
}

function table({ arms }: ExperimentReport): string {
  const rows = arms.flatMap(({ arm, metrics }) =>
    Object.entries(metrics).map(([metric, { n, count, rate, lift, adjustedPValue, significant }]) => {
      const cells = [
        arm,
        metric,
        n.toLocaleString('en-US'),
        count.toLocaleString('en-US'),
        rate === null ? '–' : `${(rate * 100).toFixed(2)} %`,
        lift?.estimate == null ? '–' : signed(lift.estimate),
        lift?.interval == null ? '–' : lift.interval.map(signed).join(' to '),
        adjustedPValue === null ? '–' : pText(adjustedPValue),
      ];
      return `<tr${significant ? ' class="significant"' : ''}>${cells.map((cell) => `<td>${html(cell)}</td>`).join('')}</tr>`;
    }),
  );
  const heads = ['arm', 'metric', 'customers', 'count', 'rate', 'lift', 'interval', 'adjusted p'];
  return `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function customers({ arms }: ExperimentReport): string {
  return arms.reduce((sum, { n }) => sum + n, 0).toLocaleString('en-US');
}

function truth({ truth: lifts }: SimulatedExperiment): string {
  const items = lifts.map(({ arm, lift }) => `${html(arm)} ${signed(lift)}`).join(', ');
  return `<p class="note">The lifts of opens that the simulation was run with: ${items}.</p>`;
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)} %`;
}

function pText(p: number): string {
  return p < 1e-4 ? p.toExponential(1).replace('-', '−') : p.toFixed(4);
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const STYLE = `
:root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; color: #1b1e23; background: #fff; }
main { max-width: 900px; margin: 2rem auto 4rem; padding: 0 1rem; }
h1 { font-size: 1.7rem; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid #d9dde3; }
h3 { font-size: 1rem; margin: 1.6rem 0 .2rem; }
.verdict { background: #f1f5fb; border-left: 4px solid #2f6bbf; padding: .7rem 1rem; margin: .5rem 0; }
.note { color: #59626f; }
figure { margin: .4rem 0; overflow-x: auto; }
.row { display: flex; gap: 1rem; flex-wrap: wrap; }
.row > * { flex: none; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .88rem; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .6rem; border-bottom: 1px solid #e6e9ee; white-space: nowrap; }
th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left; }
th { color: #59626f; font-weight: 600; }
.significant td:nth-child(n+6) { font-weight: 650; color: #1c5aa8; }
`;
