// npm run readme: writes the tables of the README from the sources.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './documented-examples.js';
import { withTables } from './readme-tables.js';

const file = join(root, 'README.md');
writeFileSync(file, withTables(readFileSync(file, 'utf8')));
