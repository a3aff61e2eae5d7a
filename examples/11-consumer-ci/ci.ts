import type { UserFacts } from 'tactful';
import { type Adapter, checkLaws, type LawReport } from 'tactful/testing';
import type { UserRow } from './rows.js';
import { gates, policy, users } from './shop.js';

/** What the shop's CI runs: every law, over its own policy, gates and adapter. */
export function checkShop(adapter: Adapter<UserFacts, UserRow>): LawReport {
  return checkLaws(policy, { gates, users, adapter, modules: { gates: './shop.js' } });
}

/** The report as text: a line for each law, and the smallest counterexample of the first that is broken. */
export function reportText({ laws }: LawReport): string {
  const lines = laws.map(({ ok, name, error }) => (ok ? `holds   ${name}` : `BROKEN  ${name}: ${error}`));
  const broken = laws.find(({ ok }) => !ok);
  return [...lines, ...(broken ? ['', broken.statement, '', broken.counterexample] : [])]
    .join('\n')
    .trimEnd();
}
