import fc from 'fast-check';
import { definePolicy, type Gate } from 'tactful';
import type { LawOptions } from 'tactful/testing';

export const policy = definePolicy({
  eligibility: {
    caps: [{ max: 2, per: 'week' }],
    quietHours: { start: '21:00', end: '09:00', timeZone: 'Europe/Berlin' },
  },
});

/** Nobody who owes the shop money is asked to buy more. */
export const gates: readonly Gate[] = [
  {
    name: 'owes_money',
    check: ({ traits }) => (traits?.['owesMoney'] ? { passed: false, clearsAt: null } : { passed: true }),
  },
];

/** What the database can hold: whole seconds, one trait, no pauses, and of a message only when and where. */
export const users: NonNullable<LawOptions['users']> = {
  resolutionMs: 1000,
  without: ['pausedUntil'],
  always: ['traits'],
  traits: fc.record({ owesMoney: fc.boolean() }),
  messages: { topics: [], receipts: false },
};
