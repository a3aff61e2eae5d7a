import { describe, expect, it } from 'vitest';
import { hashBits, hashText } from '../../src/random/index.js';

// sklearn.utils.murmurhash3_32(text, seed=seed, positive=True), which hashes the UTF-8 bytes.
const REFERENCE: readonly (readonly [string, number, number])[] = [
  ['', 0, 0],
  ['', 42, 142593372],
  ['a', 0, 1009084850],
  ['a', 42, 3001393763],
  ['ab', 0, 2613040991],
  ['ab', 42, 3610054215],
  ['abc', 0, 3017643002],
  ['abc', 42, 1313807976],
  ['abcd', 0, 1139631978],
  ['abcd', 42, 3898664396],
  ['abcde', 0, 3902511862],
  ['abcde', 42, 2933533680],
  ['abcdefg', 0, 2285673222],
  ['abcdefg', 42, 1781200409],
  ['abcdefgh', 0, 1239272644],
  ['abcdefgh', 42, 3490225481],
  ['customer-123456', 0, 2076045775],
  ['customer-123456', 42, 924688250],
  ['é', 0, 269551495],
  ['é', 42, 1023967903],
  ['aé', 0, 52038863],
  ['aé', 42, 409645240],
  ['abcé', 0, 3433116993],
  ['abcé', 42, 1170288990],
  ['abcdé', 0, 3825281041],
  ['abcdé', 42, 1173569811],
  ['漢字', 0, 1467002891],
  ['漢字', 42, 1244649271],
  ['abcd漢efgh', 0, 3000808845],
  ['abcd漢efgh', 42, 1081353242],
  ['😀', 0, 3199479546],
  ['😀', 42, 1877935379],
  ['user-😀-42', 0, 3823437023],
  ['user-😀-42', 42, 2296717816],
];

describe('hashText', () => {
  it.each(REFERENCE)('of %j under seed %i is %i, as MurmurHash3 has it', (text, seed, hash) => {
    expect(hashText(text, seed)).toBe(hash);
    expect(hashBits(text, seed)).toBe(hash | 0);
  });
});
