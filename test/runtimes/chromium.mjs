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

/** Bundles a program as a browser would get it, runs it in an empty page, and gives what it printed. */
export async function answersOfChromium(folder, program) {
  if (!existsSync(EXECUTABLE)) throw new Error(`there is no ${EXECUTABLE}: apt-get install chromium`);
  const bundle = await build({
    absWorkingDir: folder,
    entryPoints: [program],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  });
  // An empty profile, which playwright makes and removes.
  const context = await chromium.launchPersistentContext('', { executablePath: EXECUTABLE, args: ARGS });
  try {
    const page = await context.newPage();
    const printed = [];
    const failed = [];
    page.on('console', (message) => printed.push(message.text()));
    page.on('pageerror', (error) => failed.push(error));
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    await page.evaluate(() => null); // what was printed before has arrived
    if (failed.length > 0) throw failed[0];
    return { version: context.browser().version(), answers: `${printed.join('\n')}\n` };
  } finally {
    await context.close();
  }
}
