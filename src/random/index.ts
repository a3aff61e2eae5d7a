export { finish, hashBits, hashText } from './hash.js';
export { type DrawKey, draw, drawKey } from './keyed.js';
export { normalDraw } from './normal.js';
export { stream } from './stream.js';
