import { existsSync } from 'node:fs';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium that runs programs of a folder. */
export async function openChromium(folder) {
  if (!existsSync(EXECUTABLE)) throw new Error(`there is no ${EXECUTABLE}: apt-get install chromium`);
  // An empty profile, which playwright makes and removes.
  const context = await chromium.launchPersistentContext('', { executablePath: EXECUTABLE, args: ARGS });
  return {
    version: context.browser().version(),
    run: async (program) => printedBy(await context.newPage(), await bundled(folder, program)),
    close: () => context.close(),
  };
}

/** One script with all that the program imports, as a browser would get it. */
async function bundled(folder, program) {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [program],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0].text;
}

/** What a script prints in an empty page. */
async function printedBy(page, content) {
  const printed = [];
  const failed = [];
  page.on('console', (message) => printed.push(message.text()));
  page.on('pageerror', (error) => failed.push(error));
  await page.addScriptTag({ content });
  await page.evaluate(() => null); // what was printed before has arrived
  if (failed.length > 0) throw failed[0];
  return `${printed.join('\n')}\n`;
}
