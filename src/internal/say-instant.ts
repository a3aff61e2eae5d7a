/** An instant as a person can read it and a machine can parse it: `2026-03-01 09:30:15.250 UTC`, without empty ends. */
export function sayInstant(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T');
  const [hm = '', seconds = ''] = [time.slice(0, 5), time.slice(5, 12)];
  const fraction = seconds.endsWith('.000') ? seconds.slice(0, 3) : seconds;
  return `${date} ${hm}${fraction === ':00' ? '' : fraction} UTC`;
}
