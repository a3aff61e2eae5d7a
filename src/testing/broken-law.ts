/** Thrown by a law's property for a counterexample: what is wrong with it in words, and as code that fails. */
export class BrokenLaw extends Error {
  override readonly name = 'BrokenLaw';
  readonly finding: string;
  /** Imports and statements to paste into a test. */
  readonly code: string;

  constructor(finding: string, code: string, options?: { cause?: unknown }) {
    super(`${finding}\n\n${code}`, options);
    this.finding = finding;
    this.code = code;
  }
}
