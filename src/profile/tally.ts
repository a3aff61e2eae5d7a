/** Counts small integers for one user after the other; starting afresh costs only what the last one touched. */
export class Tally {
  private readonly counts: Int32Array;
  private readonly touched: Int32Array;
  private size = 0;

  /** For integers from 0 to `range` - 1. */
  constructor(range: number) {
    this.counts = new Int32Array(range);
    this.touched = new Int32Array(range);
  }

  /** Counts one; a negative number stands for nothing. */
  add(id: number): void {
    if (id < 0) return;
    if (this.counts[id]!++ === 0) this.touched[this.size++] = id;
  }

  /** Counts all of `ids` from `start` to before `end`, but `except`. */
  addRange(ids: Int32Array, start: number, end: number, except: number): void {
    const { counts, touched } = this;
    let size = this.size | 0;
    for (let i = start | 0; i < end; i = (i + 1) | 0) {
      const id = ids[i]!;
      if (id === except) continue;
      const count = counts[id]! | 0;
      counts[id] = (count + 1) | 0;
      if (count === 0) {
        touched[size] = id;
        size = (size + 1) | 0;
      }
    }
    this.size = size;
  }

  has(id: number): boolean {
    return id >= 0 && this.counts[id]! > 0;
  }

  /** What was counted, in the order of first counting. */
  distinct(): number[] {
    const ids: number[] = [];
    for (let i = 0; i < this.size; i++) ids.push(this.touched[i]!);
    return ids;
  }

  /** What was counted at least `least` times: most first, ties in the order of first counting. */
  ranked(least: number): number[] {
    const { counts, touched, size } = this;
    const ids: number[] = [];
    let sorted = true;
    let previous = Number.POSITIVE_INFINITY;
    for (let i = 0; i < size; i++) {
      const id = touched[i]!;
      const count = counts[id]!;
      if (count < least) continue;
      ids.push(id);
      if (count > previous) sorted = false;
      previous = count;
    }
    return sorted ? ids : ids.sort((a, b) => counts[b]! - counts[a]!); // which is stable
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.counts[this.touched[i]!] = 0;
    this.size = 0;
  }
}
