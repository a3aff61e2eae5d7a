import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles } from './support/documented-examples.js';

const LAST = 'the repetition is last, or what follows it may be nothing: it never goes back';
const ANCHORED = 'tried at one place only, and each letter can be taken in one way';

/**
 * Why these take time that grows linearly with the text, though something in them repeats without bound. All others
 * repeat only up to a fixed number, so that each place of the text costs a fixed number of steps at most.
 */
const LINEAR: Readonly<Record<string, string>> = {
  '/![^!]*(!)/':
    'starts at an exclamation mark and ends at the next one: only the last one is gone through in vain',
  '/(?<!\\p{Lu})\\p{Lu}{2,}(?:[^\\p{L}\\p{N}]{1,3}\\p{Lu}{2,}){2,}/u':
    'starts only where a run of capitals does, and goes back within that run at most',
  '/[!?]{3,}/g': LAST,
  '/(?=[\\p{Join_C}\\p{VS}])(\\p{VS}?\\p{Join_C}?)[\\p{Join_C}\\p{VS}]*/gu': LAST,
  '/\\{\\{|\\}\\}|\\{([A-Za-z_][A-Za-z0-9_]*)\\}|[{}]/g': 'starts at a brace, and a name holds none',
  '/[\\p{L}\\p{M}\\p{N}]+/gu': LAST,
  '/(?<=[^_])_+([^_])/gu': 'starts only where a run of underscores does',
  '/\\p{Nd}+/gu': LAST,
  "/\\p{L}[\\p{L}\\p{M}]*(?:['’][\\p{L}\\p{M}]+)*/gu":
    'what comes after the first letter may be nothing, and apostrophes tell its parts apart',
  '/ +/g': LAST,
  '/^(?=.{1,80}$)[!#-~]+(?: [!#-~]+)*$/': 'at most 80 characters, and blanks tell the parts apart',
  '/[\\s\\u0085]+/g': LAST,
  '/^(?:[a-z]+[- ]free|low[- ][a-z]+|halal|kosher|keto|ketogenic|paleo|plant-based)$/i': ANCHORED,
  '/\\p{Extended_Pictographic}[\\u{FE0F}\\u{1F3FB}-\\u{1F3FF}]*/gu': LAST,
  '/\\s+/': LAST,
  '/^[A-Za-z_$][\\w$]*$/': ANCHORED,
  '/^(?:cet|eet|est|gmt|hst|met|mst|prc|roc|rok|uct|utc|wet|(?![a-z]{3}$|systemv\\/)[a-z].*)$/i': ANCHORED,
};

interface Expression {
  readonly file: string;
  readonly source: string;
}

function expressionsIn(file: string): Expression[] {
  const code = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, source: node.text });
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      const pattern = node.arguments?.[0];
      found.push({ file, source: pattern === undefined ? '' : pattern.getText() });
    }
    ts.forEachChild(node, visit);
  };
  visit(code);
  return found;
}

/** Without classes and escapes, whose `+` and `*` are letters. */
function skeleton(source: string): string {
  return source.replace(/\\[pPu]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
}

const expressions = sourceFiles().flatMap(expressionsIn);
const unbounded = expressions.filter(({ source }) => /[*+]|\{\d+,\}/.test(skeleton(source)));

describe('regular expressions of the source', () => {
  it('are found', () => {
    expect(expressions.length).toBeGreaterThan(50);
  });

  it.each(unbounded.map(({ file, source }) => [source, file]))('%s (%s) was shown to be linear', (source) => {
    expect(LINEAR[source]).toBeTypeOf('string');
  });

  it('has no reason for what is no longer there', () => {
    const sources = new Set(unbounded.map(({ source }) => source));
    expect(Object.keys(LINEAR).filter((source) => !sources.has(source))).toEqual([]);
  });
});
