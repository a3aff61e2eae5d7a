// npx tsx --tsconfig examples/tsconfig.json examples/10-backtest/main.ts
import { runBacktest } from './backtest.js';
import { sideBySide } from './side-by-side.js';

console.log('2,000 simulated users, February 2026, a decision every hour\n');
console.log(sideBySide(runBacktest(2026, 2000)));
