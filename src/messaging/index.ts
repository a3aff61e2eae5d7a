/**
 * What we say: templates, composed texts, and checks of texts that others wrote.
 *
 * @module tactful/messaging
 */

export { TactfulError, type TactfulErrorCode } from '../errors.js';
export type { EpochMs, Issue, Json, Seed, Timestamp } from '../types.js';
export { type CheckMessageOptions, checkMessage, type MessageCheckPolicy } from './check-message.js';
export { type ChosenMessage, chooseMessage, type MessageChoice } from './choose-message.js';
export { type ChooseTemplateOptions, chooseTemplate, type TemplateResult } from './choose-template.js';
export { type ComposedMessage, composeMessage, type MessageRequest } from './compose-message.js';
export { defaultTemplates } from './default-templates.js';
export { escapeText } from './escape-text.js';
export type { MessageIssue, MessageIssueCode } from './message-issue.js';
export { defaultMessagingPolicy, type MessagingPolicy, type MessagingPolicyInput } from './policy.js';
export { type PromptContextOptions, promptContext } from './prompt-context.js';
export { type RenderOptions, renderTemplate, templateVariables } from './render-template.js';
export type { Escape, MessageTemplate, TemplateValue } from './template.js';
