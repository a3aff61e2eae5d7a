import { suggestion } from '../internal/closest-name.js';
import { isPrototypeKey, isRecord } from '../internal/own-keys.js';
import { FACT_NAMES, isFactName } from './segment-facts.js';

/** Told of each fault: where in the condition, and what was expected there. */
export type FaultReport = (path: readonly PropertyKey[], message: string) => void;

const OPERATORS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$exists', '$not'];
const LOGIC = ['$and', '$or', '$not'];
const MAX_DEPTH = 100;

/** Finds every fault of a segment rule's condition. */
export function checkCondition(
  condition: unknown,
  report: FaultReport,
  path: readonly PropertyKey[] = [],
  within: readonly unknown[] = [],
): void {
  if (!isRecord(condition)) {
    report(path, 'expected a condition, such as { "traits.plan": { "$eq": "gold" } }');
    return;
  }
  if (path.length > MAX_DEPTH) {
    report(path, `expected a condition nested at most ${MAX_DEPTH} deep`);
    return;
  }
  if (within.includes(condition)) {
    report(path, 'must not contain itself');
    return;
  }
  const around = [...within, condition];
  for (const key of Object.keys(condition)) {
    const here = [...path, key];
    const value = condition[key];
    if (key === '$not') checkCondition(value, report, here, around);
    else if (key === '$and' || key === '$or') checkList(value, report, here, around);
    else if (key.split('.').some(isPrototypeKey)) report(here, 'must not name a prototype');
    else if (!isFactName(key)) report(here, unknownName(key, [...FACT_NAMES, 'traits.<path>', ...LOGIC]));
    else if (isRecord(value)) checkComparison(value, report, here);
    else if (Array.isArray(value) || !isJson(value))
      report(here, 'expected a comparison such as { "$in": [1, 2] }');
  }
}

function checkList(
  value: unknown,
  report: FaultReport,
  path: readonly PropertyKey[],
  within: readonly unknown[],
): void {
  if (!Array.isArray(value)) {
    report(path, 'expected a list of conditions');
    return;
  }
  for (let i = 0; i < value.length; i++) checkCondition(value[i], report, [...path, i], within);
}

function checkComparison(
  comparison: Record<string, unknown>,
  report: FaultReport,
  path: readonly PropertyKey[],
): void {
  const operators = Object.keys(comparison);
  if (operators.length === 0) report(path, `expected at least one of ${OPERATORS.join(' ')}`);
  if (path.length > MAX_DEPTH) {
    report(path, `expected a comparison nested at most ${MAX_DEPTH} deep`);
    return;
  }
  for (const operator of operators) {
    const fault = operandFault(operator, comparison[operator]);
    const here = [...path, operator];
    if (fault !== null) report(here, fault);
    else if (operator === '$not')
      checkComparison(comparison[operator] as Record<string, unknown>, report, here);
  }
}

function operandFault(operator: string, operand: unknown): string | null {
  switch (operator) {
    case '$eq':
    case '$ne':
      return isJson(operand) ? null : 'expected a JSON value';
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return typeof operand === 'string' || Number.isFinite(operand) ? null : 'expected a number or text';
    case '$in':
    case '$nin':
      return Array.isArray(operand) && isJson(operand) ? null : 'expected a list of JSON values';
    case '$exists':
      return typeof operand === 'boolean' ? null : 'expected true or false';
    case '$not':
      return isRecord(operand) ? null : 'expected a comparison';
    default:
      return unknownName(operator, OPERATORS);
  }
}

/** Whether a value comes through JSON unchanged. A cycle is too deep, sooner or later. */
function isJson(value: unknown, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  if (isRecord(value)) {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    return Object.values(value).every((item) => isJson(item, depth + 1));
  }
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function unknownName(name: string, known: readonly string[]): string {
  return `is not one of ${known.join(' ')}${suggestion(name, known)}`;
}
