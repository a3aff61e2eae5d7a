import type { EpochMs } from '../types.js';
import { DAY_MS, daysInMonth, HOUR_MS, MINUTE_MS } from './civil.js';

/**
 * Milliseconds of a text of 24 characters in the form that `toISOString` writes, `2026-03-01T09:30:15.250Z`; `NaN` for
 * any other. It is what nearly all hosts send, so it is read here without a branch per digit, three times as fast as
 * by the general parser.
 */
export function parseUsualIso(text: string): EpochMs {
  const y1 = text.charCodeAt(0) - 48;
  const y2 = text.charCodeAt(1) - 48;
  const y3 = text.charCodeAt(2) - 48;
  const y4 = text.charCodeAt(3) - 48;
  const m1 = text.charCodeAt(5) - 48;
  const m2 = text.charCodeAt(6) - 48;
  const d1 = text.charCodeAt(8) - 48;
  const d2 = text.charCodeAt(9) - 48;
  const h1 = text.charCodeAt(11) - 48;
  const h2 = text.charCodeAt(12) - 48;
  const n1 = text.charCodeAt(14) - 48;
  const n2 = text.charCodeAt(15) - 48;
  const s1 = text.charCodeAt(17) - 48;
  const s2 = text.charCodeAt(18) - 48;
  const f1 = text.charCodeAt(20) - 48;
  const f2 = text.charCodeAt(21) - 48;
  const f3 = text.charCodeAt(22) - 48;

  // The sign bit of d | (9 - d) is set exactly if d is not 0 to 9; `marks` is 0 exactly if each separator is right.
  const digits =
    y1 |
    (9 - y1) |
    y2 |
    (9 - y2) |
    y3 |
    (9 - y3) |
    y4 |
    (9 - y4) |
    m1 |
    (9 - m1) |
    m2 |
    (9 - m2) |
    (d1 | (9 - d1) | d2 | (9 - d2) | h1 | (9 - h1) | h2 | (9 - h2) | n1 | (9 - n1) | n2 | (9 - n2)) |
    (s1 | (9 - s1) | s2 | (9 - s2) | f1 | (9 - f1) | f2 | (9 - f2) | f3 | (9 - f3));
  const marks =
    (text.charCodeAt(4) ^ 45) |
    (text.charCodeAt(7) ^ 45) |
    (text.charCodeAt(10) ^ 84) |
    ((text.charCodeAt(13) ^ 58) |
      (text.charCodeAt(16) ^ 58) |
      (text.charCodeAt(19) ^ 46) |
      (text.charCodeAt(23) ^ 90));
  if (digits < 0 || marks !== 0) return Number.NaN;

  const year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
  const month = m1 * 10 + m2;
  const day = d1 * 10 + d2;
  const hour = h1 * 10 + h2;
  const minute = n1 * 10 + n2;
  const second = s1 * 10 + s2;
  if (month < 1 || month > 12 || day < 1 || (day > 28 && day > daysInMonth(year, month))) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;

  // As daysFromCivil, in small integers: 400 years are added so that nothing is negative, and taken off as days.
  const y = year + (month <= 2 ? 399 : 400);
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  const days = 365 * y + (y >> 2) - ((y / 100) | 0) + ((y / 400) | 0) + dayOfYear - 865_565;
  const ms = second * 1000 + f1 * 100 + f2 * 10 + f3;
  return days * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + ms;
}
