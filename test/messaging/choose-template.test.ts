import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTemplate, type MessageTemplate } from '../../src/index.js';
import { pathsOf } from '../support/faults-of.js';

describe('chooseTemplate', () => {
  const templates: MessageTemplate[] = [
    { id: 'a', text: 'a', weight: 1 },
    { id: 'b', text: 'b', weight: 3 },
    { id: 'c', text: 'c', weight: 0 },
  ];

  it('splits by weight', () => {
    let b = 0;
    for (let i = 0; i < 20_000; i++) {
      const { id } = chooseTemplate(templates, null, { seed: 5, unitId: `u${i}` });
      expect(id).not.toBe('c');
      if (id === 'b') b++;
    }
    expect(Math.abs(b - 15_000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.75 * 0.25));
  });

  it('samples by response counts: as often as one is likelier to be better', () => {
    // P(Beta(21, 81) > Beta(11, 91)): scipy 1.x, integrate.quad(lambda x: beta.pdf(x,21,81)*beta.cdf(x,11,91), 0, 1)
    const P_BETTER = 0.9751730331528735;
    const results = { a: { sent: 100, responded: 20 }, b: { sent: 100, responded: 10 } };
    let a = 0;
    for (let i = 0; i < 20_000; i++) {
      if (chooseTemplate(templates, results, { seed: 5, unitId: `u${i}` }).id === 'a') a++;
    }
    expect(Math.abs(a / 20_000 - P_BETTER)).toBeLessThan(4 * Math.sqrt((P_BETTER * (1 - P_BETTER)) / 20_000));
  });

  it('never samples a template without weight, however well it did, and starts unknown ones at Beta(1, 1)', () => {
    const results = { c: { sent: 100, responded: 100 }, a: { sent: 1000, responded: 0 } };
    let b = 0;
    for (let i = 0; i < 2000; i++) {
      const { id } = chooseTemplate(templates, results, { seed: 5, unitId: `u${i}` });
      expect(id).not.toBe('c');
      if (id === 'b') b++;
    }
    // P(U > Beta(1, 1001)) = 1 - 1 / 1002
    expect(Math.abs(b / 2000 - 1001 / 1002)).toBeLessThan(4 * Math.sqrt(1001 / 1002 ** 2 / 2000));
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(50), fc.nat(50), (unitId, x, y) => {
        const results = { a: { sent: 50, responded: x }, b: { sent: 50, responded: y } };
        for (const given of [null, results]) {
          const options = { seed: 's', unitId };
          expect(chooseTemplate(templates.toReversed(), given, options)).toBe(
            chooseTemplate(templates, given, options),
          );
        }
      }),
      { seed: 7 },
    );
  });

  it('refuses malformed counts and weights', () => {
    const options = { seed: 1, unitId: 'u' };
    expect(pathsOf(() => chooseTemplate(templates, { a: { sent: 1, responded: 2 } }, options))).toEqual([
      'results.a',
    ]);
    expect(pathsOf(() => chooseTemplate(templates, [] as never, options))).toEqual(['results']);
    for (const counts of [null, {}, { sent: 1.5, responded: 1 }, { sent: 1, responded: -1 }, { sent: 1 }]) {
      expect(pathsOf(() => chooseTemplate(templates, { a: counts } as never, options))).toEqual([
        'results.a',
      ]);
    }
    expect(pathsOf(() => chooseTemplate([], null, options))).toEqual(['templates']);
    expect(pathsOf(() => chooseTemplate([{ id: 'a', text: 'a', weight: -1 }], null, options))).toEqual([
      ...['templates[0].weight'],
    ]);
    expect(pathsOf(() => chooseTemplate(templates.slice(2), null, options))).toEqual(['templates']);
    expect(pathsOf(() => chooseTemplate(templates, null, {} as never))).toEqual(['seed', 'unitId']);
    const shut = Proxy.revocable([], {});
    shut.revoke();
    expect(pathsOf(() => chooseTemplate(shut.proxy, null, { seed: 1, unitId: 'u' }))).toEqual(['templates']);
  });
});
