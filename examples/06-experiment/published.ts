import type { ArmCounts } from 'tactful';

/**
 * Kevin Hillstrom's e-mail test of 2008 (MineThatData e-mail analytics challenge): 64,000 customers of a shop, a third
 * of them each with no e-mail, one on men's and one on women's merchandise; visits and purchases in two weeks.
 */
export const hillstrom: readonly ArmCounts[] = [
  { arm: 'no e-mail', n: 21_306, counts: { visit: 2262, conversion: 122 } },
  { arm: "men's e-mail", n: 21_307, counts: { visit: 3894, conversion: 267 } },
  { arm: "women's e-mail", n: 21_387, counts: { visit: 3238, conversion: 189 } },
];

/** The mobile game Cookie Cats: the first gate at level 30 or at level 40, and who still played after 7 days. */
export const cookieCats: readonly ArmCounts[] = [
  { arm: 'gate_30', n: 44_700, counts: { 'back after 7 days': 8502 } },
  { arm: 'gate_40', n: 45_489, counts: { 'back after 7 days': 8279 } },
];
