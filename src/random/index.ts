export { betaLogOddsDraw } from './beta.js';
export { finish, hashBits, hashText } from './hash.js';
export { type DrawKey, draw, drawKey } from './keyed.js';
export { normalDraw } from './normal.js';
export { isSeed, readSeed, SEED_EXPECTED } from './read-seed.js';
// stream.ts is imported by its own name: seedrandom says nothing of side effects, so a bundler keeps it wherever it is named.
