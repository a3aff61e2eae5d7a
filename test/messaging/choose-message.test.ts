import { describe, expect, it } from 'vitest';
import { chooseMessage } from '../../src/index.js';

describe('chooseMessage', () => {
  it('takes a candidate that passes, trimmed, and the fallback otherwise', () => {
    const fallback = { text: 'Hello.' };
    expect(chooseMessage({ candidate: ' Hi Ann. ', fallback })).toEqual({
      text: 'Hi Ann.',
      source: 'candidate',
      issues: [],
    });
    const refused = chooseMessage({ candidate: 'Hi {name}', fallback, tone: 'neutral' });
    expect(refused).toMatchObject({
      text: 'Hello.',
      source: 'fallback',
      issues: [{ code: 'unresolved_placeholder' }],
    });
    expect(chooseMessage({ fallback: 'Hello.' }).issues.map(({ code }) => code)).toEqual(['empty']);
    expect(chooseMessage({ candidate: null, fallback: 'Hello.' }).source).toBe('fallback');
    expect(() => chooseMessage(null as never)).toThrow(/choice/);
    expect(() => chooseMessage({ candidate: 5 as never, fallback })).toThrow(/candidate/);
    expect(() => chooseMessage({ candidate: 'a', fallback: ' ' })).toThrow(/fallback/);
  });
});
