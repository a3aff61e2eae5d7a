// Every entry loads where fast-check is not installed, but the one that is about it.
import { readFileSync } from 'node:fs';

const { exports: entries } = JSON.parse(readFileSync('node_modules/tactful/package.json', 'utf8'));
const missing = [];
for (const path of Object.keys(entries).filter((entry) => !entry.endsWith('.json'))) {
  try {
    await import(`tactful${path.slice(1)}`);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    missing.push(path);
  }
}
if (missing.join() !== './testing') throw new Error(`fast-check is asked for by ${missing.join() || 'none'}`);
