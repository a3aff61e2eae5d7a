import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePolicy, type PolicyInput, policyInputSchema, presets } from '../../src/index.js';
import { arbitraries } from '../../src/testing/index.js';
import { extremeFields } from '../support/extreme-documents.js';
import { pathsOf } from '../support/faults-of.js';
import { fromJson, readAll, resolvedSections } from '../support/resolved-sections.js';

/** A policy with something in every list and under every name. */
const full: PolicyInput = {
  eligibility: {
    caps: [
      { max: 1, per: { days: 7 }, channel: 'email', topic: 'news' },
      { max: 1, per: 'day' },
    ],
    quietHours: { start: '21:00', end: '08:00' },
    holdout: { fraction: 0.1, salt: 's' },
  },
  segmentation: { rules: [{ segment: 'vip', when: { 'traits.plan': 'gold' } }] },
  messaging: { phrases: { acknowledgement: ['again'], final: ['last'], urgency: ['now'] } },
  profile: { activeWithin: { days: 30 }, teamEmailDomains: ['example.com'] },
  simulation: { segments: { vip: { upliftFactor: 2 } }, arms: { b: 0.2 } },
};

type Place = readonly (string | number)[];

/** Every place in a value that holds no object or list, but not those inside conditions. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || at.at(-1) === 'when') return [at];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => placesIn(Reflect.get(value, key), [...at, key]));
}

function pathOf(place: Place): string {
  return place.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}

describe('the shape of a section', () => {
  it('admits whatever definePolicy gives', () => {
    fc.assert(
      fc.property(arbitraries.policyInput(), (input) => {
        readAll(definePolicy(input));
      }),
      { seed: 11 },
    );
  });

  it.each(extremeFields().map((field) => [field.path, field] as const))(
    'admits the least and the most of %s that definePolicy admits',
    (_path, { documents }) => {
      const valid = documents.filter((document) => policyInputSchema.safeParse(document).success);
      expect(valid.length).toBeGreaterThan(1);
      for (const document of valid) readAll(definePolicy(document));
    },
  );

  const policy = definePolicy(full);
  const { version: _, ...sections } = policy;

  it('is held against a policy with something in every list and under every name', () => {
    const holdsNothing = placesIn(sections).filter(([...place]) => {
      const value = place.reduce<unknown>((node, step) => Reflect.get(node as object, step), sections);
      return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    });
    expect(holdsNothing).toEqual([]);
    expect(Object.keys(resolvedSections)).toEqual(Object.keys(sections));
  });

  it.each(placesIn(sections).map((place) => [pathOf(place), place] as const))(
    'knows %s, and names it when it holds what no policy does',
    (path, place) => {
      for (const wrong of [Number.NaN, -Infinity, [[]], undefined]) {
        const copy = fromJson(policy);
        const parent = place
          .slice(0, -1)
          .reduce<object>((node, step) => Reflect.get(node, step) as object, copy);
        Reflect.set(parent, place.at(-1)!, wrong);
        expect(pathsOf(() => readAll(copy))).toEqual([`policy${path}`]);
      }
    },
  );

  it('is that of the defaults', () => {
    for (const { name, defaults, shape } of Object.values(resolvedSections)) {
      expect(defaults).toEqual(presets.production[name]);
      expect(Object.keys(shape())).toEqual(Object.keys(defaults));
    }
  });
});
