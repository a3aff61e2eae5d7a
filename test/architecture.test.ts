import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles } from './support/documented-examples.js';

/** The floors of the house, from the ground up. A room may use the rooms of the floors below it. */
const FLOORS: readonly (readonly string[])[] = [
  ['types', 'internal/preview'],
  ['errors'],
  ['internal'],
  ['time', 'random'],
  ['pattern'],
  [
    'eligibility',
    'segmentation',
    'tone',
    'follow-up',
    'profile',
    'behavior',
    'sentiment',
    'prediction',
    'milestones',
    'messaging',
    'experiment',
  ],
  ['evaluate-user'],
  ['engagement-stats', 'describe-decision', 'explain'],
  ['evaluate-users'],
  ['outreach', 'simulation'],
  ['policy'],
  ['testing'],
  ['index'],
];

const files = sourceFiles();

/** `src/time/civil.ts` is in the room `time`, `src/explain.ts` is the room `explain`. */
function roomOf(file: string): string {
  const path = relative('src', file).replace(/\.ts$/, '');
  return FLOORS.flat().includes(path) ? path : path.split('/')[0]!;
}

const floorOf = (room: string): number => FLOORS.findIndex((rooms) => rooms.includes(room));

interface Arrow {
  readonly from: string;
  readonly to: string;
}

function arrowsFrom(file: string): Arrow[] {
  const text = readFileSync(join(root, file), 'utf8');
  return ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({
      from: file,
      to: join(dirname(file), fileName.replace(/\.js$/, '.ts')),
    }));
}

const arrows = files.flatMap(arrowsFrom);

describe('the house', () => {
  it('has a floor for every room', () => {
    expect(files.map(roomOf).filter((room) => floorOf(room) < 0)).toEqual([]);
  });

  it('has a file at the end of every arrow', () => {
    expect(arrows.filter(({ to }) => !existsSync(join(root, to)))).toEqual([]);
  });

  it('lets arrows go down only, and none between siblings', () => {
    const wrong = arrows.filter(({ from, to }) => {
      const [a, b] = [roomOf(from), roomOf(to)];
      return a !== b && floorOf(b) >= floorOf(a);
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('is drawn in CONTRIBUTING.md as it is', () => {
    const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const rows = text.split('| floor | rooms |\n')[1]!.split('\n\n')[0]!.split('\n').slice(1);
    const drawn = rows.map((row) =>
      [...row.matchAll(/`([^`]+)`/g)].map(([, room]) => room!.replace(/(\.ts|\/)$/, '')).sort(),
    );
    expect(drawn.reverse()).toEqual(FLOORS.map((rooms) => [...rooms].sort()));
  });

  it('has no circles', () => {
    const next = new Map(
      files.map((file) => [file, arrows.filter(({ from }) => from === file).map(({ to }) => to)]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      expect(state.get(file), [...path, file].join(' -> ')).toBeUndefined();
      state.set(file, 'open');
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
  });

  it('lists public names one by one', () => {
    expect(files.filter((file) => /export \*/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('keeps files short', () => {
    const long = files.filter(
      (file) => file !== 'src/index.ts' && readFileSync(join(root, file), 'utf8').split('\n').length > 221,
    );
    expect(long).toEqual([]);
  });

  it('has fast-check nowhere but in the kit for tests, which nothing else uses', () => {
    const imports = (file: string): string[] =>
      ts.preProcessFile(readFileSync(join(root, file), 'utf8')).importedFiles.map(({ fileName }) => fileName);
    const users = files.filter((file) => imports(file).includes('fast-check'));
    expect(new Set(users.map(roomOf))).toEqual(new Set(['testing']));
    const inward = arrows.filter(({ from, to }) => roomOf(to) === 'testing' && roomOf(from) !== 'testing');
    expect(inward).toEqual([]);
  });

  it('takes nothing in but the dependencies it names', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const allowed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const outside = files.flatMap((file) =>
      ts
        .preProcessFile(readFileSync(join(root, file), 'utf8'))
        .importedFiles.map(({ fileName }) => fileName)
        .filter(
          (name) => !name.startsWith('.') && !allowed.some((d) => name === d || name.startsWith(`${d}/`)),
        ),
    );
    expect(outside).toEqual([]);
  });
});
