import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePolicy, type PolicyInput, policyJsonSchema } from '../../src/index.js';
import { policyInputs } from '../support/users.js';

const validate = new Ajv2020({ strict: false }).compile(policyJsonSchema);

function defines(document: unknown): boolean {
  try {
    definePolicy(document as PolicyInput);
    return true;
  } catch {
    return false;
  }
}

/** Every place in a document: the object or list, and the key. */
function places(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...places(holder[key])]);
}

describe('policyJsonSchema', () => {
  it('is frozen JSON in draft 2020-12', () => {
    expect(policyJsonSchema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(Object.isFrozen(policyJsonSchema)).toBe(true);
    expect(JSON.parse(JSON.stringify(policyJsonSchema))).toEqual(policyJsonSchema);
  });

  it('tells the default of every field, which, said, changes nothing', () => {
    interface Fields {
      readonly properties?: Readonly<Record<string, Fields & { readonly default?: unknown }>>;
    }
    const silent: string[] = [];
    const say = ({ properties = {} }: Fields, path: readonly string[]): void => {
      for (const [name, field] of Object.entries(properties)) {
        const here = [...path, name];
        if ('default' in field) {
          const document = here.reduceRight<unknown>((inner, key) => ({ [key]: inner }), field.default);
          expect(validate(document)).toBe(true);
          expect(definePolicy(document as PolicyInput)).toEqual(definePolicy());
        } else if (field.properties === undefined) silent.push(here.join('.'));
        else say(field, here);
      }
    };
    say(policyJsonSchema as Fields, []);
    expect(silent).toEqual(['$schema']);
  });

  it('takes what definePolicy takes', () => {
    fc.assert(
      fc.property(policyInputs, (input) => {
        expect(validate(input)).toBe(true);
      }),
      { seed: 26, numRuns: 300 },
    );
  });

  it('refuses nothing that definePolicy takes, wherever a value is changed', () => {
    const odd = fc.constantFrom<unknown>(
      null,
      0,
      -1,
      1.5,
      '',
      'day',
      'x',
      '21:00',
      true,
      [],
      {},
      { days: 1 },
      [{}],
    );
    let both = 0;
    fc.assert(
      fc.property(policyInputs, odd, fc.nat(), (input, value, at) => {
        const document = JSON.parse(JSON.stringify(input));
        const all = places(document);
        const place = all[at % all.length];
        if (place !== undefined) place.holder[place.key] = value;
        if (defines(document)) expect(validate(document)).toBe(true);
        else if (!validate(document)) both++;
      }),
      { seed: 27, numRuns: 1000 },
    );
    expect(both).toBeGreaterThan(300); // and most of what is refused, the schema refuses too
  });

  it.each([
    [{ eligibilty: {} }],
    [{ eligibility: { inactivity: 24 } }],
    [{ eligibility: { inactivity: { day: 1 } } }],
    [{ eligibility: { inactivity: {} } }],
    [{ segmentation: { rules: [{ segment: 'vip', when: 5 }] } }],
    [{ eligibility: { inactivity: { days: -1 } } }],
    [{ eligibility: { caps: [{ max: 1, per: {} }] } }],
    [{ eligibility: { caps: [{ max: 1.5, per: 'day' }] } }],
    [{ eligibility: { caps: [{ max: -1, per: 'day' }] } }],
    [{ eligibility: { caps: [{ max: 1, per: 'year' }] } }],
    [{ eligibility: { caps: [{ max: 1 }] } }],
    [{ eligibility: { quietHours: { start: '24:00', end: '08:00' } } }],
    [{ eligibility: { holdout: { fraction: 1.5, salt: 's' } } }],
    [{ eligibility: { holdout: { fraction: 0.5, salt: '' } } }],
    [{ segmentation: { rules: [{ segment: 'x' }] } }],
    [{ tone: { bySegment: { vip: 5 } } }],
    [{ preset: 'prod' }],
  ])('refuses %j as definePolicy does', (document) => {
    expect(validate(document)).toBe(false);
    expect(defines(document)).toBe(false);
  });
});
