import type { EpochMs } from '../types.js';
import { byId } from './by-id.js';

/** The latest record of each user that has a date, by the user's slot. Of several of one instant it is the last by id. */
export class Latest<Dated extends { readonly id: string }> {
  private readonly records: readonly Dated[];
  private readonly places: Int32Array;
  private readonly times: Float64Array;

  /** Of `records`, for slots from 0 to `size` - 1. */
  constructor(records: readonly Dated[], size: number) {
    this.records = records;
    this.places = new Int32Array(size).fill(-1);
    this.times = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  }

  /** Takes up the record at `place` of the list; `-Infinity` stands for no date. */
  see(slot: number, place: number, at: EpochMs): void {
    const { records, places, times } = this;
    const latest = places[slot]!;
    const isLater =
      at > times[slot]! ||
      (latest >= 0 && at === times[slot]! && byId(records[place]!, records[latest]!) > 0);
    if (!isLater) return;
    places[slot] = place;
    times[slot] = at;
  }

  /** Null without one. */
  of(slot: number): Dated | null {
    const place = this.places[slot]!;
    return place < 0 ? null : this.records[place]!;
  }

  /** When that was; `-Infinity` without one. */
  timeOf(slot: number): EpochMs {
    return this.times[slot]!;
  }
}
