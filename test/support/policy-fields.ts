import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, sourceFiles } from './documented-examples.js';

/** One field of the policy document, as its docstring tells it. */
export interface PolicyField {
  /** Where it stands: `['behavior', 'churn', 'prior']`. */
  readonly path: readonly string[];
  /** What it does, on one line. */
  readonly effect: string;
  /** What its `@defaultValue` says, without the backticks; empty if there is none. */
  readonly defaultValue: string;
}

/** Every field of a policy document, in the order of the sources: of `PolicyInput`, then of each section's input. */
export function policyFields(): PolicyField[] {
  const files = sourceFiles().filter((file) => /policy/.test(file));
  const interfaces = new Map(files.flatMap(interfacesOf).map((one) => [one.name.text, one]));
  const preset = fieldsOf(interfaces.get('PolicyInput')!.members, []);
  const sections = interfaces.get('SectionInputs')!.members.flatMap((section) => {
    if (!ts.isPropertySignature(section)) return [];
    return fieldsOf(interfaces.get(section.type!.getText())!.members, [section.name.getText()]);
  });
  return [...preset, ...sections];
}

function interfacesOf(file: string): ts.InterfaceDeclaration[] {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements.filter((statement) => ts.isInterfaceDeclaration(statement));
}

/** An object whose members have docstrings of their own is a group of fields; any other is one field. */
function fieldsOf(members: ts.NodeArray<ts.TypeElement>, parent: readonly string[]): PolicyField[] {
  return members.flatMap((member) => {
    if (!ts.isPropertySignature(member)) return [];
    const path = [...parent, member.name.getText()];
    const group = member.type !== undefined && ts.isTypeLiteralNode(member.type) ? member.type.members : null;
    if (group?.some((inner) => commentOf(inner) !== undefined)) return fieldsOf(group, path);
    const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'defaultValue');
    return [
      {
        path,
        effect: onOneLine(ts.getTextOfJSDocComment(commentOf(member)?.comment)),
        defaultValue: onOneLine(ts.getTextOfJSDocComment(tag?.comment)).replace(/^`(.*)`$/, '$1'),
      },
    ];
  });
}

function commentOf(member: ts.TypeElement): ts.JSDoc | undefined {
  return ts.getJSDocCommentsAndTags(member).find((doc) => ts.isJSDoc(doc));
}

function onOneLine(text = ''): string {
  return text.replace(/\s+/g, ' ').trim();
}
