import { expect, it } from 'vitest';
import { definePolicy } from '../../src/index.js';
import { defaultMessagingPolicy } from '../../src/messaging/index.js';

it('the messaging section resolves to its defaults', () => {
  expect(definePolicy().messaging).toEqual(defaultMessagingPolicy);
});
