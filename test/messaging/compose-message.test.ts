import { describe, expect, it } from 'vitest';
import { composeMessage, type MessageTemplate } from '../../src/index.js';
import { faultsOf, pathsOf } from '../support/faults-of.js';

describe('composeMessage', () => {
  it('serves every group, with a name and without', () => {
    const full = {
      name: 'Ann',
      days: 7,
      company: 'Acme',
      topic: 'chess',
      milestone: 'Ten Days',
      points: 5,
      feature: 'voice',
    };
    const { name: _, ...nameless } = full;
    for (const request of [
      ...['playful', 'warm', 'neutral'].map((tone) => ({ tone })),
      ...['Followup_1', 'Followup_2'].map((stage) => ({ stage })),
      ...[
        're_engagement',
        'mood_support',
        'topic_follow_up',
        'milestone_celebration',
        'feature_highlight',
        'check_in',
      ].map((outreachType) => ({ outreachType })),
    ]) {
      const ids = new Set<string>();
      for (let i = 0; i < 60; i++) {
        ids.add(composeMessage({ ...request, context: full, seed: 1, unitId: `u${i}` }).templateId);
        expect(composeMessage({ ...request, context: nameless, seed: i }).templateId).toMatch(/-4$/);
      }
      expect(ids.size).toBe(4);
    }
  });

  it('depends on seed and unit, not on the order of the templates', () => {
    const templates = ['c', 'a', 'b'].map((id) => ({ id, text: `${id} {name}`, tone: 'dry' }));
    for (let i = 0; i < 50; i++) {
      const request = { tone: 'dry', context: { name: 'x', other: null }, seed: 3, unitId: `u${i}` };
      const message = composeMessage({ ...request, templates });
      expect(composeMessage({ ...request, templates: templates.toReversed() })).toEqual(message);
      expect(message.variables).toEqual({ name: 'x' });
    }
  });

  it('says how long ago', () => {
    const templates = [{ id: 'a', text: '{ago}', stage: 's' }];
    const say = (context: object) =>
      composeMessage({ stage: 's', context: { ...context }, templates, seed: 1 }).text;
    expect([0, 1, 7].map((days) => say({ days }))).toEqual(['earlier today', 'yesterday', '7 days ago']);
    expect(say({ days: 3, ago: 'on Monday' })).toBe('on Monday');
    expect(pathsOf(() => say({ days: 1.5 }))).toEqual(['context.ago']);
  });

  it('names what is missing and what does not exist', () => {
    expect(
      pathsOf(() => composeMessage({ outreachType: 'topic_follow_up', context: { name: ' ' }, seed: 1 })),
    ).toEqual(['context.topic']);
    expect(pathsOf(() => composeMessage({ outreachType: 'sale', context: {}, seed: 1 }))).toEqual([
      'outreachType',
    ]);
    expect(
      pathsOf(() => composeMessage({ tone: 'warm', stage: 'Followup_1', context: {}, seed: 1 })),
    ).toEqual(['request']);
    expect(pathsOf(() => composeMessage({ context: {}, seed: 1 }))).toEqual(['request']);
    expect(pathsOf(() => composeMessage({ tone: 'warm', context: null as never, seed: Number.NaN }))).toEqual(
      ['context', 'seed'],
    );
    const templates = [{ id: 'a', text: '{' }, { id: 'a', text: '' }, null] as never;
    expect(pathsOf(() => composeMessage({ tone: 'warm', context: {}, seed: 1, templates }))).toEqual([
      ...['templates[0].text', 'templates[1].id', 'templates[1].text', 'templates[2]'],
    ]);
  });

  it('refuses a request that is none, and names which groups there are', () => {
    expect(pathsOf(() => composeMessage(null as never))).toEqual(['request']);
    expect(pathsOf(() => composeMessage({ tone: 5 as never, context: {}, seed: 1 }))).toEqual(['tone']);
    const request = { tone: 'warm', context: {}, seed: 1 };
    expect(pathsOf(() => composeMessage({ ...request, unitId: 5 as never, escape: 'rtf' as never }))).toEqual(
      ['unitId', 'escape'],
    );
    const message = (templates: MessageTemplate[]) =>
      faultsOf(() => composeMessage({ ...request, templates })).map((fault) => fault.message);
    expect(message([{ id: 'a', text: 'x' }])).toEqual(['has no template; there are some for none']);
    expect(
      message([
        { id: 'a', text: 'x', tone: 'dry' },
        { id: 'b', text: 'y', tone: 'wry' },
      ]),
    ).toEqual(['has no template; there are some for "dry", "wry"']);
    expect(message([{ id: 'a', text: 'x', tone: 'warm', weight: 0 }])).toEqual([
      'has no template; there are some for "warm"',
    ]);
  });

  it('names what the template that lacks least lacks', () => {
    const templates = [
      { id: 'a', text: '{x} {y}', tone: 'dry' },
      { id: 'b', text: '{z}', tone: 'dry' },
      { id: 'c', text: '{v} {w}', tone: 'dry' },
    ];
    expect(pathsOf(() => composeMessage({ tone: 'dry', context: {}, seed: 1, templates }))).toEqual([
      'context.z',
    ]);
  });

  it('refuses groups that are no texts, and what cannot be read', () => {
    const templates = [{ id: 'a', text: 'x', tone: 5n, stage: null }] as never;
    expect(pathsOf(() => composeMessage({ tone: 'warm', context: {}, seed: 1, templates }))).toEqual([
      ...['templates[0].tone', 'templates[0].stage'],
    ]);
    const context = new Proxy({}, { ownKeys: () => [].pop()! });
    expect(pathsOf(() => composeMessage({ tone: 'warm', context, seed: 1 }))).toEqual(['request']);
  });

  it('escapes for the channel', () => {
    const message = composeMessage({
      tone: 'playful',
      context: { name: '*' },
      seed: 1,
      escape: 'telegram-markdown-v2',
    });
    expect(message.text).toMatch(/\\\*/);
    expect(message.variables).toEqual({ name: '*' });
  });
});
