import { type Issue, issue, TactfulError } from '../errors.js';
import { isRecord } from '../internal/own-keys.js';
import { unreadable } from '../internal/unreadable.js';
import type { FeatureRow } from './model.js';

/** Rows as numbers: `values[row * featureNames.length + feature]`, NaN where missing. */
export interface Table {
  readonly featureNames: readonly string[];
  readonly rowCount: number;
  readonly values: Float64Array;
}

/** Faults that one error lists at most: a million bad rows are one mistake. */
export const MOST_ISSUES = 100;

/** Beyond this size squares would overflow; no count, rate or duration comes near. */
export const LARGEST = 1e100;

const NUMBER = 'expected a number of at most 1e100 in size, or null where it is missing';

/** Reads every row, or throws one error that names what is wrong: `rows[3].tenure`, `rows[3][0]`. */
export function readRows(
  functionName: string,
  rows: readonly FeatureRow[],
  featureNames: readonly string[],
): Table {
  try {
    if (!Array.isArray(rows)) throw fault(functionName, 'rows', 'expected a list of rows', rows);
    const width = featureNames.length;
    const values = new Float64Array(rows.length * width);
    const issues: Issue[] = [];
    for (let i = 0; i < rows.length && issues.length < MOST_ISSUES; i++) {
      readInto(values, i * width, rows[i], featureNames, i, issues);
    }
    if (issues.length > 0)
      throw new TactfulError('invalid_input', functionName, issues.slice(0, MOST_ISSUES));
    return { featureNames, rowCount: rows.length, values };
  } catch (error) {
    throw unreadable(functionName, 'rows', error);
  }
}

/** Reads one row, whose faults are named `row.tenure`. */
export function readRow(
  functionName: string,
  row: FeatureRow,
  featureNames: readonly string[],
): Float64Array {
  try {
    const values = new Float64Array(featureNames.length);
    const issues: Issue[] = [];
    readInto(values, 0, row, featureNames, -1, issues);
    if (issues.length > 0)
      throw new TactfulError('invalid_input', functionName, issues.slice(0, MOST_ISSUES));
    return values;
  } catch (error) {
    throw unreadable(functionName, 'row', error);
  }
}

/** The names given, or else those of the first row: its keys in code-unit order, or `x0`, `x1`, … of a list. */
export function readFeatureNames(
  functionName: string,
  given: readonly string[] | undefined,
  rows: readonly FeatureRow[],
): readonly string[] {
  if (given !== undefined) return checkFeatureNames(functionName, given);
  if (!Array.isArray(rows)) throw fault(functionName, 'rows', 'expected a list of rows', rows);
  const first: unknown = rows[0];
  if (first === undefined) throw fault(functionName, 'rows', 'expected at least one row', rows);
  if (isList(first)) {
    if (first.length === 0) throw fault(functionName, 'rows[0]', 'expected at least one feature', first);
    return Array.from({ length: first.length }, (_, j) => `x${j}`);
  }
  if (!isRecord(first))
    throw fault(functionName, 'rows[0]', 'expected an object or a list of numbers', first);
  // Sorted, so that rows that are equal but for the order of their keys give equal models.
  const names = Object.keys(first).sort((a, b) => (a < b ? -1 : 1));
  if (names.length === 0) throw fault(functionName, 'rows[0]', 'expected at least one feature', first);
  return names;
}

function checkFeatureNames(functionName: string, names: unknown): readonly string[] {
  if (!Array.isArray(names) || names.length === 0) {
    throw fault(functionName, 'featureNames', 'expected a list of at least one name', names);
  }
  const seen = new Set<unknown>();
  for (let j = 0; j < names.length; j++) {
    const name: unknown = names[j];
    if (typeof name !== 'string' || name === '') {
      throw fault(functionName, `featureNames[${j}]`, 'expected a name', name);
    }
    if (seen.has(name)) throw fault(functionName, `featureNames[${j}]`, 'is named twice', name);
    seen.add(name);
  }
  return [...(names as string[])];
}

function readInto(
  values: Float64Array,
  offset: number,
  row: unknown,
  names: readonly string[],
  index: number, // -1 for a row that is alone
  issues: Issue[],
): void {
  if (isList(row)) readList(values, offset, row, names, index, issues);
  else if (isRecord(row)) readRecord(values, offset, row, names, index, issues);
  else issues.push(issue(pathOf(index), 'expected an object or a list of numbers', row));
}

function readList(
  values: Float64Array,
  offset: number,
  row: ArrayLike<unknown>,
  names: readonly string[],
  index: number,
  issues: Issue[],
): void {
  for (let j = 0; j < names.length; j++) {
    const value = row[j];
    if (typeof value === 'number' && value <= LARGEST && value >= -LARGEST) values[offset + j] = value;
    else if (value === null) values[offset + j] = Number.NaN;
    else {
      const what = j < row.length ? NUMBER : 'is missing';
      issues.push(issue(`${pathOf(index)}[${j}]`, `(${JSON.stringify(names[j])}) ${what}`, value));
    }
  }
  if (row.length > names.length) {
    const path = `${pathOf(index)}[${names.length}]`;
    issues.push(issue(path, `is one too many: there are ${names.length} features`, row[names.length]));
  }
}

function readRecord(
  values: Float64Array,
  offset: number,
  row: Readonly<Record<string, unknown>>,
  names: readonly string[],
  index: number,
  issues: Issue[],
): void {
  let found = 0;
  for (let j = 0; j < names.length; j++) {
    const name = names[j]!;
    const value = row[name];
    if (!Object.hasOwn(row, name)) {
      issues.push(issue(`${pathOf(index)}.${name}`, 'is missing', undefined));
      continue;
    }
    found++;
    if (typeof value === 'number' && value <= LARGEST && value >= -LARGEST) values[offset + j] = value;
    else if (value === null) values[offset + j] = Number.NaN;
    else issues.push(issue(`${pathOf(index)}.${name}`, NUMBER, value));
  }
  const keys = Object.keys(row);
  if (keys.length === found) return;
  const known = new Set(names);
  for (const key of keys) {
    if (!known.has(key))
      issues.push(issue(`${pathOf(index)}.${key}`, 'is not a feature of the others', row[key]));
  }
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

function pathOf(index: number): string {
  return index < 0 ? 'row' : `rows[${index}]`;
}

function fault(functionName: string, path: string, message: string, value: unknown): TactfulError {
  return new TactfulError('invalid_input', functionName, [issue(path, message, value)]);
}
