import { deepFreeze } from '../internal/deep-freeze.js';
import type { MessageTemplate } from './template.js';

type Kind = 'tone' | 'stage' | 'outreachType';

// In each group one template at least asks for no name, so that nobody is called by an empty one.
const TEXTS: Readonly<Record<Kind, Readonly<Record<string, readonly string[]>>>> = {
  tone: {
    playful: [
      "Hey {name}! 👋 It's been quiet without you. Come and say something clever, or something silly: we take both.",
      '{name}, your chat misses you. It keeps refreshing itself and sighing. 😄',
      'Knock knock, {name}! Nobody here tells jokes as well as you do.',
      'Hey you! 👋 We saved your seat and kept it warm.',
    ],
    warm: [
      "Welcome, {name}! I'm glad that you are here. Ask me anything: there are no silly questions.",
      'Hi {name}, it is lovely to meet you. Shall I show you around?',
      "Hello {name}! If anything is unclear in these first days, just write. I'm here to help.",
      "Welcome! I'm glad that you are here. Where would you like to begin?",
    ],
    neutral: [
      'Hi {name}, just checking in. Is there anything that I can help you with?',
      'Hello {name}, is there anything you would like to pick up again?',
      "Hi {name}, I'm here whenever you need something.",
      'Hello, just checking in. Is there anything that I can help you with?',
    ],
  },
  stage: {
    // Acknowledges the earlier message and adds something of value.
    Followup_1: [
      'Hi {name}, I wanted to follow up on my message from {ago}. Since then I have put together a short overview that may save you some time. Shall I send it?',
      'Hi {name}, following up on my message from {ago}: teams like {company} often ask how others have solved this. I can share two examples, if that helps.',
      'Hello {name}, my earlier message may have reached you at a busy moment. I can answer any question in a few lines, or show you how it works in ten minutes.',
      "Hello, I'm following up on my earlier message. I have added a short summary of what you would gain, and can send it whenever it suits you.",
    ],
    // Says that it is the last one, and why it matters now.
    Followup_2: [
      'Hi {name}, this is my final message about the plans of {company}. Others in your field are moving on this now, and waiting makes it harder to catch up. If you would like to talk, a short reply is enough.',
      "Hi {name}, after my message from {ago} this is the last time I'll get in touch. If it still matters to you, now is the moment to say so: after this I will close your file.",
      'Hello {name}, this is my final note. What is put off today costs more later, so if you would like to act while there is still time, just answer with a yes.',
      "Hello, this is my final message. If the topic still matters to you, now is the time to reply: after this I won't write again.",
    ],
  },
  outreachType: {
    re_engagement: [
      'Hi {name}, we have missed you! Would you like to pick up where you left off?',
      'Hey {name}, it has been a while. How have you been?',
      'Hi {name}! You were last here {ago}. Shall I sum up what is new?',
      'Hello! It has been a while. Shall I show you what is new?',
    ],
    mood_support: [
      "Hi {name}, it sounded as if things were hard lately. I'm here if you would like to talk.",
      "{name}, no need to answer. I just wanted you to know that I'm here whenever you like.",
      'Hi {name}, how are you feeling? Take all the time you need.',
      "I'm here if you would like to talk, about anything, at your own pace.",
    ],
    topic_follow_up: [
      'Hi {name}, you mentioned {topic} {ago}. How is it going?',
      'Hi {name}, shall we pick up {topic} where we left off?',
      '{name}, I have been thinking about {topic}. Would you like to go on with it?',
      'Shall we pick up {topic} where we left off?',
    ],
    milestone_celebration: [
      'Congratulations, {name}! You have reached {milestone}. 🎉',
      'Well done, {name}! {milestone} is yours. What will be next?',
      '{name}, you did it: {milestone}! Your score grows by {points}. 🏆',
      'You have reached {milestone}. Congratulations! 🎉',
    ],
    feature_highlight: [
      'Hey {name}! 🚀 I learned something new that might interest you: {feature}.',
      'Hi {name}, have you tried {feature} yet? I can show you how it works.',
      'Hi {name}, I think that you would like {feature}. Shall I show you?',
      'There is something new here. Would you like to see it?',
    ],
    check_in: [
      'Hi {name}! 👋 Just checking in: how are things going?',
      'Hello {name}, how has your week been?',
      'Hi {name}, is there anything on your mind?',
      'Hi! How are things going?',
    ],
  },
};

/**
 * Messages to begin with: four for each tone (`playful`, `warm`, `neutral`), follow-up stage (`Followup_1`,
 * `Followup_2`) and type of outreach, in plain English text. Put your own in their place wherever a template is chosen.
 *
 * @example
 * ```ts
 * import { defaultTemplates } from 'tactful';
 *
 * defaultTemplates.length // => 44
 * defaultTemplates.filter(({ tone }) => tone === 'neutral')[2] // => { id: 'neutral-3', text: "Hi {name}, I'm here whenever you need something.", tone: 'neutral' }
 * ```
 */
export const defaultTemplates: readonly MessageTemplate[] = /*#__PURE__*/ deepFreeze(
  Object.entries(TEXTS).flatMap(([kind, groups]) =>
    Object.entries(groups).flatMap(([group, texts]) =>
      texts.map((text, i) => ({ id: `${group}-${i + 1}`, text, [kind]: group })),
    ),
  ),
);
