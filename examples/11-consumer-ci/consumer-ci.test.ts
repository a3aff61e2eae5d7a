import { readFileSync } from 'node:fs';
import { evaluateUser } from 'tactful';
import { describeLaws } from 'tactful/testing';
import { describe, expect, it } from 'vitest';
import { adapter } from './adapter.js';
import { adapterWithABug } from './adapter-with-a-bug.js';
import { checkShop, reportText } from './ci.js';
import { gates, policy, users } from './shop.js';

// All that a host's own test file needs.
describeLaws(policy, { describe, it, gates, users, adapter });

describe('the adapter that was first written', () => {
  const report = checkShop(adapterWithABug);
  const broken = report.laws.filter(({ ok }) => !ok).map(({ name }) => name);

  it('is found out by the laws that it breaks', () => {
    expect(report.ok).toBe(false);
    expect(broken).toContain('messagesKeepTheirDistance');
    expect(broken).toContain('capsAreKept');
    expect(broken).toContain('adapterLosesNothing');
    expect(broken).not.toContain('optedOutUsersAreLeftAlone');
  });

  it('would have written to a user a second time on one day', () => {
    const user = { id: 'u1', createdAt: 0, messages: [{ sentAt: Date.UTC(2026, 2, 4, 9) }] };
    const now = '2026-03-04T15:00Z';
    expect(evaluateUser(adapter.fromRow(adapter.toRow(user)), { now, policy }).reason).toBe(
      'recently_messaged',
    );
    expect(evaluateUser(adapterWithABug.fromRow(adapter.toRow(user)), { now, policy }).reason).toBe(
      'eligible',
    );
  });
});

describe('the README', () => {
  it('shows what comes out', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    expect(readme).toContain(`\n${reportText(checkShop(adapter))}\n`);
    expect(readme).toContain(`\n${reportText(checkShop(adapterWithABug))}\n`);
  });
});
