const MAX_LENGTH = 80;

/**
 * A value as text of at most 80 characters, for error messages. Safe for anything: cycles, proxies that throw and
 * huge lists cost no more than the few characters that are shown.
 */
export function preview(value: unknown): string {
  try {
    const text = render(value, 2);
    return text.length <= MAX_LENGTH ? text : `${wellFormed(text.slice(0, MAX_LENGTH - 1))}…`;
  } catch {
    return 'a value that cannot be read';
  }
}

function render(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.slice(0, MAX_LENGTH));
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${String(value).slice(0, MAX_LENGTH)}n`;
    case 'function':
      return 'a function';
    case 'object':
      if (value === null) return 'null';
      if (value instanceof Date) {
        const ms = value.getTime();
        return Number.isNaN(ms) ? 'Invalid Date' : new Date(ms).toISOString();
      }
      if (Array.isArray(value)) return depth === 0 ? '[…]' : `[${renderItems(value, depth)}]`;
      return depth === 0 ? '{…}' : `{${renderFields(value, depth)}}`;
    default:
      return String(value); // undefined, boolean, symbol
  }
}

/** Stops as soon as there is more than can be shown. */
function renderItems(list: readonly unknown[], depth: number): string {
  let text = '';
  for (let i = 0; i < list.length && text.length < MAX_LENGTH; i++) {
    text += (i > 0 ? ',' : '') + render(list[i], depth - 1);
  }
  return text;
}

function renderFields(record: object, depth: number): string {
  let text = '';
  for (const key of Object.keys(record)) {
    if (text.length >= MAX_LENGTH) break;
    const value: unknown = Reflect.get(record, key);
    text += `${text === '' ? '' : ','}${JSON.stringify(key.slice(0, MAX_LENGTH))}:${render(value, depth - 1)}`;
  }
  return text;
}

/** Drops half of a surrogate pair that cutting has left at the end. */
function wellFormed(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
