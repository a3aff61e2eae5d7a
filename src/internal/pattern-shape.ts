import { isRecord } from './own-keys.js';

/**
 * Whether a stored behaviour pattern has every field that is read from one, of the right type. Whether the numbers
 * make sense is for the reader to see.
 */
export function hasPatternShape(pattern: unknown): boolean {
  if (!isRecord(pattern) || pattern['version'] !== 1) return false;
  const { activeDays, outreach, lastSentiment } = pattern;
  return (
    isNumber(pattern['count']) &&
    isNumberOrNull(pattern['firstAt']) &&
    isNumberOrNull(pattern['lastAt']) &&
    isTextOrNull(pattern['timeZone']) &&
    areNumbers(pattern['countByHour']) &&
    areNumbers(pattern['countByWeekday']) &&
    areNamedNumbers(pattern['countByType']) &&
    areNamedNumbers(pattern['countBySentiment']) &&
    isRecord(activeDays) &&
    isNumberOrNull(activeDays['lastDay']) &&
    areNumbers(activeDays['words']) &&
    areSums(pattern['short']) &&
    areSums(pattern['long']) &&
    (lastSentiment === null || areNamedNumbers(lastSentiment)) &&
    areRecords(pattern['topics']) &&
    areRecords(pattern['mentions']) &&
    isRecord(outreach) &&
    areNumbers(outreach['sentByHour']) &&
    areNumbers(outreach['answeredByHour']) &&
    isNumberOrNull(outreach['lastSentAt']) &&
    isNumberOrNull(outreach['lastAnsweredAt'])
  );
}

function areSums(sums: unknown): boolean {
  if (!isRecord(sums) || !isNumberOrNull(sums['halfLifeMs'])) return false;
  return [sums['quality'], sums['sentiment'], sums['outreach']].every(
    (sum) => isRecord(sum) && isNumberOrNull(sum['at']) && isNumber(sum['weight']) && isNumber(sum['sum']),
  );
}

function areNumbers(list: unknown): boolean {
  return Array.isArray(list) && everyItem(list, isNumber);
}

/** As `list.every`, but holes are items as well. */
function everyItem(list: readonly unknown[], test: (item: unknown) => boolean): boolean {
  for (const item of list) if (!test(item)) return false;
  return true;
}

function areNamedNumbers(record: unknown): boolean {
  return isRecord(record) && Object.values(record).every(isNumber);
}

function areRecords(list: unknown): boolean {
  return Array.isArray(list) && everyItem(list, isRecord);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === 'number';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
