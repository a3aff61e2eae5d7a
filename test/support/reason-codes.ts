import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, sourceFiles } from './documented-examples.js';

/** A code that the library gives back for a host to branch on. */
export interface ReasonCode {
  readonly code: string;
  /** What its docstring says. */
  readonly meaning: string;
}

/** The codes that each exported type lists under docstrings of their own, by the name of the type. */
export function reasonCodes(): Map<string, ReasonCode[]> {
  const byType = new Map<string, ReasonCode[]>();
  for (const file of sourceFiles()) {
    const text = readFileSync(join(root, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    for (const statement of source.statements) {
      if (!ts.isTypeAliasDeclaration(statement) || !ts.isUnionTypeNode(statement.type)) continue;
      const codes = statement.type.types.flatMap((member) => codeOf(member, text));
      if (codes.length > 0) byType.set(statement.name.text, codes);
    }
  }
  return byType;
}

/** The docstring stands before the bar of the union, and so before the member's own trivia. */
function codeOf(member: ts.TypeNode, text: string): ReasonCode[] {
  if (!ts.isLiteralTypeNode(member) || !ts.isStringLiteral(member.literal)) return [];
  const [, comment] =
    /\/\*\*\s*((?:(?!\*\/)[\s\S])*?)\s*\*\/\s*\|?\s*$/.exec(text.slice(0, member.getStart())) ?? [];
  if (comment === undefined) return [];
  return [{ code: member.literal.text, meaning: comment.replace(/\s*\n\s*\*\s*/g, ' ') }];
}
