import { describe, expect, it } from 'vitest';
import { checkMessage, defaultTemplates, renderTemplate, templateVariables } from '../../src/index.js';

const codes = (text: string, options = {}): string[] => checkMessage(text, options).map(({ code }) => code);

const rendered = defaultTemplates.map((template) => {
  const sample: Record<string, string> = { name: 'Ann', company: 'Acme', ago: '7 days ago', topic: 'chess' };
  const names = templateVariables(template);
  const text = renderTemplate(
    template,
    Object.fromEntries(names.map((name) => [name, sample[name] ?? 'Ten Days'])),
  );
  return { template, text };
});

describe('the default templates', () => {
  it('are at least three for each tone, stage and type', () => {
    const groups = new Map<string, number>();
    for (const { tone, stage, outreachType } of defaultTemplates) {
      const group = tone ?? stage ?? outreachType!;
      groups.set(group, (groups.get(group) ?? 0) + 1);
    }
    expect(Object.fromEntries(groups)).toEqual({
      ...{ playful: 4, warm: 4, neutral: 4, Followup_1: 4, Followup_2: 4, re_engagement: 4, mood_support: 4 },
      ...{ topic_follow_up: 4, milestone_celebration: 4, feature_highlight: 4, check_in: 4 },
    });
    expect(new Set(defaultTemplates.map(({ id }) => id)).size).toBe(44);
  });

  it('pass the check for their own stage and tone, and each fails it for another stage', () => {
    for (const { template, text } of rendered) {
      const { tone, stage } = template;
      expect(codes(text, stage === undefined ? (tone === undefined ? {} : { tone }) : { stage })).toEqual([]);
      for (const other of ['initial', 'Followup_1', 'Followup_2']) {
        if (stage === undefined ? other === 'initial' : other === stage) continue;
        expect(codes(text, { stage: other }), `${template.id} for ${other}`).not.toEqual([]);
      }
    }
  });

  it('pass the check for their own stage and tone, whatever the name', () => {
    for (const name of ['*_[]()~>#+-=|{}.!', '<b>Ann</b> & "co"', '\u202Eمرحبا', "O'Neil", 'ANNA', '$& $1']) {
      for (const template of defaultTemplates) {
        const values = { company: 'Acme', ago: '7 days ago', topic: 'chess', points: 5, name };
        const given = templateVariables(template).map((one) => [
          one,
          (values as Record<string, string | number>)[one] ?? 'voice',
        ]);
        const { tone, stage } = template;
        const options = {
          ...(tone === undefined ? {} : { tone }),
          ...(stage === undefined ? {} : { stage }),
        };
        expect(codes(renderTemplate(template, Object.fromEntries(given)), options), template.id).toEqual([]);
      }
    }
  });

  it('acknowledge, from seven days ago, and say why it is the last', () => {
    const text = (id: string) => rendered.find(({ template }) => template.id === id)!.text;
    expect(text('Followup_1-1')).toContain('my message from 7 days ago');
    for (let i = 1; i <= 4; i++) expect(text(`Followup_2-${i}`)).toMatch(/final|last time/);
  });
});
