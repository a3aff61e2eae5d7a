const WIDTH = 30;

/** `[##########--------------------]  33 %  33,000 of 100,000`. */
export function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : done / total;
  const full = Math.floor(share * WIDTH);
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  const [a, b] = [done, total].map((n) => n.toLocaleString('en-US'));
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${percent} %  ${a} of ${b}`;
}
