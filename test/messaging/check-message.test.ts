import { describe, expect, it } from 'vitest';
import { checkMessage, definePolicy, TactfulError } from '../../src/index.js';

const codes = (text: string, options = {}): string[] => checkMessage(text, options).map(({ code }) => code);

describe('checkMessage', () => {
  it('takes the samples of the source', () => {
    expect(codes('Wanted to follow up on my message from 7 days ago...', { stage: 'Followup_1' })).toEqual(
      [],
    );
    expect(
      codes("This is my final outreach about Acme's transformation...", { stage: 'Followup_2' }),
    ).toEqual([]);
    expect(codes("This is my final outreach about [company]'s plans", { stage: 'Followup_2' })).toEqual([
      'unresolved_placeholder',
    ]);
  });

  it('finds what a stage lacks or has too early', () => {
    expect(codes('Have a look at this.', { stage: 'Followup_1' })).toEqual(['no_acknowledgement']);
    expect(codes('Following up: this is urgent.', { stage: 'Followup_1' })).toEqual(['premature_urgency']);
    expect(codes('This is my final message.', { stage: 'Followup_1' })).toEqual(['premature_urgency']);
    expect(codes('Have a look.', { stage: 'Followup_2' })).toEqual([
      'no_acknowledgement',
      'not_final',
      'no_urgency',
    ]);
    expect(codes('Following up, the deadline is Friday.', { stage: 'Followup_2' })).toEqual(['not_final']);
    expect(codes('Following up on my note.', { stage: 'initial' })).toEqual(['false_acknowledgement']);
    expect(codes('Hurry, only 3 places left.', { stage: 'initial' })).toEqual(['premature_urgency']);
    expect(codes('Hello there.', { stage: 'initial' })).toEqual([]);
  });

  it('asks the policy which stage is the last', () => {
    const policy = { ...definePolicy(), followUp: { stages: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] } };
    expect(codes('Following up on my note.', { stage: 'b', policy })).toEqual([]);
    expect(codes('Following up on my note.', { stage: 'c', policy })).toEqual(['not_final', 'no_urgency']);
    expect(() => checkMessage('x', { stage: 'Followup_1', policy })).toThrow(TactfulError);
  });

  it('looks for the phrases of the policy, in any case', () => {
    const policy = definePolicy({
      messaging: {
        phrases: { acknowledgement: ['meine Nachricht'], final: ['letzte Mail'], urgency: ['Jetzt'] },
      },
    });
    expect(codes('Zu Meine NACHRICHT von heute und von gestern', { stage: 'Followup_1', policy })).toEqual(
      [],
    );
    expect(codes('Dies ist die letzte Mail', { stage: 'Followup_2', policy })).toEqual([]);
    expect(codes('Meine Nachricht: jetzt!', { stage: 'Followup_1', policy })).toEqual(['premature_urgency']);
  });

  it.each([
    'Hi {name}',
    'Hi {{ name }}',
    'Hi ${name}',
    'Hi %NAME%',
    'Hi <FIRST NAME>',
    'Hi [Your Name]',
    'Hi undefined',
    'Hi [object Object]',
  ])('finds the placeholder in %s', (text) => {
    expect(codes(text)).toEqual(['unresolved_placeholder']);
  });

  it.each(['Hi *_[]()~>#+-=|{}.!', 'see [the guide](https://x.test)', '50% off, 20% more', 'a < b', '1 [2]'])(
    'finds no placeholder in %s',
    (text) => {
      expect(codes(text)).toEqual([]);
    },
  );

  it('finds shouting', () => {
    for (const text of ['Hello!!!', 'Really?!?', 'GIVE IT BACK', 'ABCDEFGabcdef']) {
      expect(codes(text), text).toEqual(['shouting']);
    }
    for (const text of ['Hello!!', 'Really???', 'NASA and ESA', 'ABCDEFabcdef', 'I AM', 'ÀÉ ÎÕ ü']) {
      expect(codes(text), text).toEqual([]);
    }
  });

  it('measures length in code units, the limit included', () => {
    expect(codes('a'.repeat(4096))).toEqual([]);
    expect(codes('a'.repeat(4097))).toEqual(['too_long']);
    expect(codes('👋👋', { maxLength: 4 })).toEqual([]);
    expect(codes('👋👋', { maxLength: 3 })).toEqual(['too_long']);
    expect(codes('aaaa', { policy: definePolicy({ messaging: { maxLength: 3 } }) })).toEqual(['too_long']);
    expect(codes(' \n')).toEqual(['empty']);
  });

  it('holds a tone to what it promises', () => {
    expect(codes('Hi! Good to see you! 😄', { tone: 'warm' })).toEqual([]);
    expect(codes('Hi! Good to see you!', { tone: 'neutral' })).toEqual(['off_tone']);
    expect(codes('Hi 😄', { tone: 'neutral' })).toEqual(['off_tone']);
    expect(codes('Hurry, please', { tone: 'playful' })).toEqual(['off_tone']);
    expect(codes('Hurry, please', { tone: 'final_opportunity' })).toEqual([]);
  });

  it('is linear in the text', () => {
    const long = 'final aaaaaaaaaaaaaaaaaaaaaaaa only '.repeat(20_000);
    expect(codes(long, { maxLength: 1e9, stage: 'initial' })).toEqual([]);
  });

  it('refuses what is no text and options that do not exist', () => {
    expect(() => checkMessage(null as never)).toThrow(/text expected a string/);
    expect(() => checkMessage('a', { stage: 'Followup_9' })).toThrow(/"initial", "Followup_1", "Followup_2"/);
    expect(() => checkMessage('a', { maxLength: 0 })).toThrow(/maxLength/);
    expect(() => checkMessage('a', { policy: { messaging: {} } as never })).toThrow(/policy/);
    const policy = { ...definePolicy(), followUp: { stages: 'three' as never } };
    expect(() => checkMessage('a', { policy })).toThrow(/policy/);
  });
});
