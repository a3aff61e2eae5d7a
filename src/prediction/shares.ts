/** The positive amounts as shares of their sum; all 0 if there are none. */
export function sharesOf(amounts: Float64Array): number[] {
  const positive = Array.from(amounts, (amount) => (amount > 0 ? amount : 0));
  const total = positive.reduce((sum, amount) => sum + amount, 0);
  return total > 0 ? positive.map((amount) => amount / total) : positive;
}
