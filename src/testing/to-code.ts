const WIDTH = 100;

/**
 * A plain value as the code that makes it, on one line if it fits. Instants are followed by their date in a comment.
 * Dates are written as `new Date(…)`; what is not plain is not, and reads as text.
 */
export function toCode(value: unknown, indent = 0): string {
  const inline = oneLine(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return inline;
  const short = inline.length + indent <= WIDTH;
  if (short && !holdsInstant(value)) return inline;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const pad = ' '.repeat(indent + 2);
  const lines = Object.entries(value).map(([key, item]) => {
    const name = Array.isArray(value) ? '' : `${keyCode(key)}: `;
    const isMessage = instantOf('sentAt', item) !== null && oneLine(item).length + indent + 2 <= WIDTH;
    const code = isMessage ? oneLine(item) : toCode(item, indent + 2);
    const at = isMessage ? instantOf('sentAt', item) : isInstant(key, item) ? item : null;
    return `${pad}${name}${code},${at === null ? '' : instantComment(at)}`;
  });
  return `${open}\n${lines.join('\n')}\n${' '.repeat(indent)}${close}`;
}

/** ` // 2026-03-01T09:30:00.000Z` */
export function instantComment(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : ` // ${date.toISOString()}`;
}

/** Whether a field of that name holds an instant, by its name and size. */
export function isInstant(key: string, value: unknown): value is number {
  return /(^at|^now|At|Until|[dD]ate)$/.test(key) && typeof value === 'number' && Math.abs(value) >= 1e8;
}

function instantOf(field: string, value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const at: unknown = Reflect.get(value, field);
  return isInstant(field, at) ? at : null;
}

function holdsInstant(value: object): boolean {
  return Object.entries(value).some(
    ([key, item]) =>
      isInstant(key, item) || (typeof item === 'object' && item !== null && holdsInstant(item)),
  );
}

/** The same on one line, whatever its length. */
export function oneLine(value: unknown): string {
  if (typeof value === 'string') return textCode(value);
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const fields = Object.entries(value).map(([key, item]) => `${keyCode(key)}: ${oneLine(item)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** JSON's way to write a text is JavaScript's; single quotes read better where nothing needs escaping. */
export function textCode(text: string): string {
  const json = JSON.stringify(text);
  return /['"\\]/.test(text) || json.includes('\\') ? json : `'${text}'`;
}

function keyCode(key: string): string {
  if (key === '__proto__') return "['__proto__']"; // plain, it would set the prototype
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : textCode(key);
}
