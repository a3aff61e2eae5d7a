/** Whether a field says anything: it is not absent, null, an empty or blank text, an empty list, or 0. */
export function isFilled<T>(value: T): value is NonNullable<T> {
  if (value == null || (value as unknown) === 0) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !Array.isArray(value) || value.length > 0;
}
