import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish, hashBits, hashText } from '../../src/random/index.js';

// Verified against Appleby's C++ reference: https://en.wikipedia.org/wiki/MurmurHash#MurmurHash3, and Ian Boyd's list,
// https://stackoverflow.com/a/31929528
describe('MurmurHash3_x86_32', () => {
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['\0\0\0\0', 0, 0x2362f9de],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['aa', 0x9747b28c, 0x5d211726],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['ab', 0x9747b28c, 0x74875592],
    ['abc', 0x9747b28c, 0xc84a62dd],
    ['abcd', 0x9747b28c, 0xf0478627],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
  ])('%j, seed %i', (text, seed, expected) => {
    expect(hashText(text, seed)).toBe(expected);
  });

  it('is the reference algorithm over the bytes of TextEncoder, lone surrogates included', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      fc.integer({ min: 0, max: 0x900 }),
    );
    const text = fc.array(unit, { maxLength: 24 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: 'binary' })),
        fc.integer({ min: 0, max: 0xffffffff }),
        (t, seed) => {
          expect(hashText(t, seed)).toBe(reference(new TextEncoder().encode(t), seed));
        },
      ),
      { seed: 11, numRuns: 3000 },
    );
  });

  it('is an unsigned 32-bit integer', () => {
    for (let i = 0; i < 1000; i++) {
      const hash = hashText(`user-${i}`, i);
      expect(hash).toBe(hash >>> 0);
      expect(hashBits(`user-${i}`, i)).toBe(hash | 0);
      expect(finish(-i)).toBe(finish(-i) >>> 0);
    }
  });
});

describe('finish', () => {
  it('maps 32-bit integers one to one', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 50_000; i++) seen.add(finish(i * 85_899));
    expect(seen.size).toBe(50_000);
  });
});

/** As published: blocks of four bytes read by a DataView, then the tail. */
function reference(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const rotate = (x: number, r: number) => (x << r) | (x >>> (32 - r));
  const scramble = (k: number) => Math.imul(rotate(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593);
  let h = seed;
  const blocks = bytes.length >> 2;
  for (let i = 0; i < blocks; i++) {
    h = Math.imul(rotate(h ^ scramble(view.getInt32(i * 4, true)), 13), 5) + 0xe6546b64;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= blocks * 4; i--) tail = (tail << 8) | bytes[i]!;
  h ^= scramble(tail) ^ bytes.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
