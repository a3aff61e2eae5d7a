import { describe, expect, it } from 'vitest';
import { checkMessage, definePolicy, TactfulError } from '../../src/index.js';

const codes = (text: string, options = {}): string[] => checkMessage(text, options).map(({ code }) => code);

describe('checkMessage', () => {
  it('takes the samples of the source', () => {
    expect(codes('Wanted to follow up on my message from 7 days ago...', { stage: 'Followup_1' })).toEqual(
      [],
    );
    expect(
      codes("This is my final outreach about Acme's transformation: your competitors are already moving.", {
        stage: 'Followup_2',
      }),
    ).toEqual([]);
    expect(
      codes("This is my final outreach about [company]'s plans, before it's gone.", { stage: 'Followup_2' }),
    ).toEqual(['unresolved_placeholder']);
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

  it.each([
    'This is my final message.',
    "This is my final outreach about Acme's transformation...",
    'Last message from me: thank you for your time.',
    'In closing, this is my last email. All the best in the end, and for now!',
    'I wrote to you before about this. I won’t be reaching out again.',
    'My final note about the plans of Acme Limited. I had no answer until now.',
    'This is my last message. We miss you!',
    'This is my final call.',
  ])('misses in "%s" why it matters now', (text) => {
    expect(codes(text, { stage: 'Followup_2' })).toEqual(['no_urgency']);
  });

  it.each([
    'today is a good day to talk.',
    'now is the moment.',
    'the offer is open this week.',
    'I can hold your place until Friday.',
    'I would like to hear from you before the launch.',
    'please answer by 12 May.',
    'please answer by Friday.',
    'the deadline is near.',
    'registration closes on Monday.',
    'the trial ends soon.',
    'your code expires.',
    'places are limited.',
    'Limited seats.',
    'the last spot is yours.',
    'hurry.',
    'do not miss out.',
    'the price will no longer be valid.',
    'you would lose your discount.',
    'it is your last chance.',
    '3 days left.',
    'last call for the workshop.',
  ])('reads in "%s" why it matters now', (reason) => {
    expect(codes(`This is my final message: ${reason}`, { stage: 'Followup_2' })).toEqual([]);
  });

  it.each([
    'Checking whether you got my email.',
    'Did you see our note?',
    'Did you get a chance to look at my note?',
    'As I mentioned, we can help.',
    'Any thoughts on what I sent?',
    'Resending this.',
    'Bumping this to the top of your inbox.',
    'Just bumping this.',
    "I haven't heard back.",
    'I haven’t heard from you yet.',
    'I’ve written to you.',
  ])('reads "%s" as a word about the earlier message', (text) => {
    expect(codes(text, { stage: 'Followup_1' })).toEqual([]);
    expect(codes(text, { stage: 'initial' })).toEqual(['false_acknowledgement']);
  });

  it.each([
    'Last message from me: the offer ends on Friday.',
    'The offer ends on Friday. I won’t be reaching out again.',
    "The offer ends on Friday. I won't write again.",
    'The offer ends on Friday. You will not hear from us again.',
  ])('reads "%s" as the last message', (text) => {
    expect(codes(text, { stage: 'Followup_2' })).toEqual([]);
    expect(codes(text, { stage: 'Followup_1' })).toEqual(['premature_urgency']);
  });

  it.each([
    ['We help teams move fast.', { stage: 'initial' }],
    ['See you right now at the cafe.', { tone: 'warm' }],
    ['Is there anything that you need right now?', { tone: 'warm' }],
    ['You get our emails weekly, and can reply to our letters.', { stage: 'initial' }],
    ['We are free until Friday, and close to your office.', { stage: 'initial' }],
    ['© 2026 Acme™ ® → ✓ ✔', { tone: 'neutral' }],
  ])('sees nothing wrong in "%s" for %j', (text, options) => {
    expect(codes(text, options)).toEqual([]);
  });

  it.each(['Reply right now.', 'We need your answer right now.', 'You must move fast.'])(
    'sees that "%s" presses',
    (text) => {
      expect(codes(text, { stage: 'initial' })).toEqual(['premature_urgency']);
      expect(codes(text, { tone: 'warm' })).toEqual(['off_tone']);
    },
  );

  it.each(['❤', '©️', '🇪🇸', '✅', '☺'])('takes %s for an emoji', (emoji) => {
    expect(codes(`Hello ${emoji}`, { tone: 'neutral' })).toEqual(['off_tone']);
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
    expect(codes('Dies ist die letzte Mail', { stage: 'Followup_2', policy })).toEqual(['no_urgency']);
    expect(codes('Dies ist die letzte Mail: jetzt!', { stage: 'Followup_2', policy })).toEqual([]);
    const ours = definePolicy({ messaging: { phrases: { final: ["that's all from us"] } } });
    expect(codes('That’s all from us.', { stage: 'initial', policy: ours })).toEqual(['premature_urgency']);
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
    'Hi {0}',
    'Hi {{ name | upper }}',
    'Hi {name | upper}',
    'Hi {{#if name}}',
    'Hi {% name %}',
    'Hi {имя}',
    'Hi [имя]',
    'Hi <%= name %>',
    'Hi __NAME__',
    'Hi __FIRST_NAME__!',
    'Hi $name',
    'Hi $firstName,',
    'Hi $FIRST_NAME,',
    'Hi <name>',
    'Hi <first_name>',
    'Hi <Your Company>',
  ])('finds the placeholder in %s', (text) => {
    expect(codes(text)).toEqual(['unresolved_placeholder']);
  });

  it.each([
    'Hi *_[]()~>#+-=|{}.!',
    'see [the guide](https://x.test)',
    '50% off, 20% more',
    'a < b',
    '1 [2]',
    '$20, US$ 20, $20k, A$AP, $AAPL, $1 $& 20 $usd',
    '<b>Ann</b> <a href="https://x.test">x</a><br/>',
    '__now__ **now** snake__CASE__name',
    '{1, 2} {"a": 1} {}',
  ])('finds no placeholder in %s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('finds shouting', () => {
    for (const text of ['Hello!!!', 'Really?!?', 'GIVE IT BACK', 'ABCDEFGabcdef']) {
      expect(codes(text), text).toEqual(['shouting']);
    }
    for (const text of ['Hello!!', 'Really???', 'NASA and ESA', 'ABCDEFabcdef', 'I AM', 'ÀÉ ÎÕ ü']) {
      expect(codes(text), text).toEqual([]);
    }
  });

  it('takes short words in capitals for acronyms, unless they are everyday ones or most of the text', () => {
    for (const text of [
      'NASA, IBM, AWS agree',
      'Our clients (NASA, IBM & AWS) agree on this',
      'The NASA ESA JAXA teams agree on this',
      'HTML/CSS/SVG and more',
    ]) {
      expect(codes(text), text).toEqual([]);
    }
    for (const text of [
      'Hi Ann, BUY IT NOW and save a lot',
      'The NASA ESA JAXA teams say: CALL US NOW, all of you there',
      'KAUF ES JETZT sofort',
      'Our clients NASA, UNESCO, IBM agree',
      'HELLO FRANKIE',
      'WIN, DON, TODAY',
      'IBM AWS ESA agree',
    ]) {
      expect(codes(text), text).toEqual(['shouting']);
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
