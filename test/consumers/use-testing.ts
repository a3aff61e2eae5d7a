import * as fc from 'fast-check';
import { definePolicy, type Gate } from 'tactful';
import {
  type Adapter,
  arbitraries,
  checkLaws,
  describeLaws,
  type Law,
  type LawReport,
  laws,
} from 'tactful/testing';

const policy = definePolicy();
interface Row {
  readonly id: string;
  readonly created: string;
}
interface Customer {
  readonly id: string;
  readonly createdAt: string;
  readonly plan: string;
}
const adapter: Adapter<Customer, Row> = {
  toRow: ({ id, createdAt }) => ({ id, created: new Date(createdAt).toISOString() }),
  fromRow: ({ id, created }) => ({ id, createdAt: created, plan: 'free' }),
};
const gates: Gate<Customer>[] = [{ name: 'paying', check: ({ plan }) => ({ passed: plan !== '' }) as never }];
export const report: LawReport = checkLaws(policy, { adapter, gates, users: { without: ['traits'] } });
export const property: fc.IProperty<unknown> = laws.capsAreKept.property(policy);
const own: Law = { ...laws.capsAreKept, name: 'own' };
export const sample: number[] = fc.sample(arbitraries.instant({ min: '2026-01-01' }), 3);
describeLaws(policy, { describe: () => {}, it: () => {}, laws: [own] });

// @ts-expect-error: gates that need what the adapter does not give
checkLaws(policy, { adapter, gates: [{ name: 'x', check: (user: { age: number }) => user }] });
