import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A block of code from a docstring or a document. */
export interface DocumentedExample {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** All source files, as paths from the root. */
export function sourceFiles(folder = 'src'): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** The ```ts blocks that follow an `@example` in the docstrings of a source file. */
export function docstringExamples(file: string): DocumentedExample[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^ *\* @example\n((?: *\*.*\n)*?) *\* ```\n/gm)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length + 1,
    code: match[1]!.replace(/^ *\* ?/gm, '').replace(/^```ts\n/, ''),
  }));
}

/** The ```ts blocks of a Markdown document. */
export function markdownExamples(file: string): DocumentedExample[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length + 1,
    code: match[1]!,
  }));
}
