/**
 * MurmurHash3_x86_32 (Austin Appleby, 2011, public domain) of the UTF-8 bytes of `text`, as an unsigned 32-bit
 * integer. Half of a surrogate pair counts as U+FFFD, as in TextEncoder. Cost grows with the length of the text;
 * nothing is allocated.
 */
export function hashText(text: string, seed: number): number {
  return hashBits(text, seed) >>> 0;
}

/**
 * {@link hashText} as a signed integer. Engines keep those unboxed when they pass them on, while an unsigned one above
 * 2^31 becomes an object: for a million ids a third of the time.
 */
export function hashBits(text: string, seed: number): number {
  let hash = seed | 0;
  let block = 0; // up to four bytes, little-endian
  let bytes = 0;
  for (; bytes + 4 <= text.length; bytes += 4) {
    // Four at a time for as long as the text is ASCII, which most ids are.
    const a = text.charCodeAt(bytes);
    const b = text.charCodeAt(bytes + 1);
    const c = text.charCodeAt(bytes + 2);
    const d = text.charCodeAt(bytes + 3);
    if ((a | b | c | d) >= 0x80) break;
    hash = mixBlock(hash, a | (b << 8) | (c << 16) | (d << 24));
  }
  for (let i = bytes; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      block |= unit << ((bytes & 3) << 3);
      bytes++;
      if ((bytes & 3) === 0) {
        hash = mixBlock(hash, block);
        block = 0;
      }
      continue;
    }
    let point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    else if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    const length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (let k = 0; k < length; k++) {
      block |= utf8Byte(point, length, k) << ((bytes & 3) << 3);
      bytes++;
      if ((bytes & 3) === 0) {
        hash = mixBlock(hash, block);
        block = 0;
      }
    }
  }
  if ((bytes & 3) !== 0) hash ^= scramble(block);
  return finishBits(hash ^ bytes);
}

function mixBlock(hash: number, block: number): number {
  const mixed = hash ^ scramble(block);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function scramble(block: number): number {
  const k = Math.imul(block, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

/** Byte `k` of the `length` bytes that UTF-8 writes for a code point. */
function utf8Byte(point: number, length: number, k: number): number {
  if (k > 0) return 0x80 | ((point >> (6 * (length - 1 - k))) & 0x3f);
  return length === 2 ? 0xc0 | (point >> 6) : length === 3 ? 0xe0 | (point >> 12) : 0xf0 | (point >> 18);
}

/** MurmurHash3's finalizer: every bit of the input reaches every bit of the output. Unsigned. */
export function finish(hash: number): number {
  return finishBits(hash) >>> 0;
}

/** {@link finish} as a signed integer. */
export function finishBits(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
