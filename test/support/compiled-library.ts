import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import {
  type DocumentedExample,
  docstringExamples,
  markdownExamples,
  root,
  sourceFiles,
} from './documented-examples.js';

const { exports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>;
};

/** The source of every entry of the package, by name: `tactful`, `tactful/sentiment`. */
const entryFiles = new Map(
  Object.keys(entries)
    .filter((path) => !path.endsWith('.json'))
    .map((path) => [`tactful${path.slice(1)}`, join(root, 'src', path, 'index.ts')] as const),
);

/** Every block of documented code, as a module of its own. */
const blocks = new Map(
  [...sourceFiles().flatMap(docstringExamples), ...markdownExamples('README.md')].map(
    (example, i): [string, DocumentedExample] => [join(root, 'test', `example-${i}.ts`), example],
  ),
);

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  paths: Object.fromEntries([...entryFiles].map(([entry, file]) => [entry, [file]])),
};
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists } = host;
host.fileExists = (name) => blocks.has(name) || fileExists(name);
host.getSourceFile = (name, ...rest) => {
  const code = blocks.get(name)?.code;
  return code === undefined
    ? getSourceFile(name, ...rest)
    : ts.createSourceFile(name, `${code}\nexport {};`, ts.ScriptTarget.ES2022);
};

/** The library, and all documented code, as the compiler sees them. */
export const program: ts.Program = ts.createProgram(
  [...entryFiles.values(), ...blocks.keys()],
  options,
  host,
);
export const checker: ts.TypeChecker = program.getTypeChecker();

/** What the compiler, with `strict` as most hosts have it, says against documented code: best nothing. */
export function typeErrorsInExamples(): string[] {
  return [...blocks].flatMap(([name, { file, line }]) => {
    const source = program.getSourceFile(name)!;
    return program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
      const within = source.getLineAndCharacterOfPosition(start).line;
      return `${file}:${line + 1 + within} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}

/** A name that an entry of the package exports. */
export interface PublicName {
  readonly entry: string;
  readonly name: string;
  readonly isFunction: boolean;
  /** The prose of its docstring. */
  readonly text: string;
  /** Its `@example` blocks. */
  readonly examples: readonly string[];
}

/** Every name that any entry exports, types included; one that several entries export is listed once. */
export function publicNames(): PublicName[] {
  const seen = new Map<ts.Symbol, PublicName>();
  for (const [entry, file] of entryFiles) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
    for (const exported of checker.getExportsOfModule(module)) {
      const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
      if (seen.has(symbol)) continue;
      const examples = symbol.getJsDocTags(checker).filter(({ name }) => name === 'example');
      seen.set(symbol, {
        entry,
        name: exported.name,
        isFunction: (symbol.flags & ts.SymbolFlags.Function) !== 0,
        text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
        examples: examples.map(({ text }) => ts.displayPartsToString(text)),
      });
    }
  }
  return [...seen.values()];
}

/** The string literals that fields of these names may hold, wherever the sources declare them. */
export function codesOfFields(names: RegExp): Set<string> {
  const codes = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && names.test(node.name.getText())) {
      const type = checker.getTypeAtLocation(node);
      const one = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0]! : type;
      for (const member of one.isUnion() ? one.types : [one]) {
        if (member.isStringLiteral()) codes.add(member.value);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of sourceFiles()) {
    const source = program.getSourceFile(join(root, file));
    if (source !== undefined) visit(source);
  }
  return codes;
}
