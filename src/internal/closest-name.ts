/**
 * The name that `typed` was probably meant to be: the nearest by edit distance (Levenshtein 1966), if at most a third
 * of it, and at least one letter, is wrong. Ties go to the first.
 */
export function closestName(typed: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(typed.length / 3)) + 1;
  if (typed.length > 100) return null; // not a slip of the finger
  for (const name of names) {
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** `; did you mean "caps"?`, to end an error with; empty if nothing known is near. */
export function suggestion(typed: string, known: readonly string[]): string {
  const near = closestName(typed, known);
  return near === null ? '' : `; did you mean ${JSON.stringify(near)}?`;
}

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substitution, above[j]! + 1, row[j - 1]! + 1));
    }
    above = row;
  }
  return above[b.length]!;
}
