// npx tsx --tsconfig examples/tsconfig.json examples/11-consumer-ci/main.ts
import { adapter } from './adapter.js';
import { adapterWithABug } from './adapter-with-a-bug.js';
import { checkShop, reportText } from './ci.js';

console.log(`The adapter as it is:\n\n${reportText(checkShop(adapter))}\n`);
console.log(`The adapter as it was first written:\n\n${reportText(checkShop(adapterWithABug))}`);
