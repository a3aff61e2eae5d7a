export { finish, hashText } from './hash.js';
export { type DrawKey, draw, drawKey } from './keyed.js';
export { stream } from './stream.js';
