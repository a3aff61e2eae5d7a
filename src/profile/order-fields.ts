import { requireOptions } from '../internal/require-options.js';
import { unreadable } from '../internal/unreadable.js';
import { checkUser, readOrder } from './check-records.js';
import { ExactSums } from './exact-sums.js';
import { Intake } from './intake.js';
import { Latest } from './latest.js';
import type { OrderFields, OrderRecord, UserRecord } from './records.js';

/** Options of {@link orderFields}. */
export interface OrderFieldsOptions {
  /** Those of other users are ignored. @defaultValue `[]` */
  readonly orders?: readonly OrderRecord[];
}

/**
 * What the orders say of a user: how many, the sum of their amounts, the date of the last one (ties by id). An order
 * without an amount adds nothing to the sum.
 *
 * Each amount is rounded to a millionth; the sum of those is exact, and rounded once, to the nearest number there is. So
 * neither the order of the amounts nor binary fractions show: 0.1 and 0.2 are 0.3. Time grows with the number of orders.
 *
 * @throws TactfulError naming every malformed field of the user and of the records.
 *
 * @example
 * ```ts
 * import { orderFields } from 'tactful';
 *
 * const user = { id: 'u1', email: 'ann@x.org' };
 * const orders = [
 *   { id: 'o1', userId: 'u1', amount: 0.1, date: '2026-01-18' },
 *   { id: 'o2', userId: 'u1', amount: 0.2, date: '2026-01-10' },
 *   { id: 'o3', userId: 'u2', amount: 99 },
 * ];
 * orderFields(user, { orders }) // => { totalOrders: 2, totalSpent: 0.3, lastOrderDate: '2026-01-18' }
 * ```
 */
export function orderFields(user: UserRecord, options: OrderFieldsOptions): OrderFields {
  try {
    requireOptions('orderFields', options);
    const intake = new Intake('orderFields');
    const slots = new Map<string, number>();
    if (intake.accepts('user', 0, user, checkUser)) slots.set(user.id, 0);
    const index = indexOrders(intake.list('orders', options.orders), slots, intake);
    intake.throwIfRejected();
    return orderFieldsAt(index, 0);
  } catch (error) {
    throw unreadable('orderFields', { user, options }, error);
  }
}

/** What is known of the orders of each user, by the user's slot. */
export interface OrderIndex {
  readonly count: Int32Array;
  readonly spent: ExactSums;
  readonly latest: Latest<OrderRecord>;
}

/** Reads the orders of the users that have a slot. */
export function indexOrders(
  orders: readonly OrderRecord[],
  slots: ReadonlyMap<string, number>,
  intake: Intake,
): OrderIndex {
  const count = new Int32Array(slots.size);
  const spent = new ExactSums(slots.size);
  const latest = new Latest(orders, slots.size);
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i]!;
    const at = intake.read('orders', i, order, readOrder);
    const slot = at === null ? undefined : slots.get(order.userId);
    if (at === null || slot === undefined) continue;
    count[slot]!++;
    if (order.amount != null) spent.add(slot, order.amount);
    latest.see(slot, i, at);
  }
  return { count, spent, latest };
}

/** The {@link OrderFields} of the user of that slot. */
export function orderFieldsAt({ count, spent, latest }: OrderIndex, slot: number): OrderFields {
  return {
    totalOrders: count[slot]!,
    totalSpent: spent.total(slot),
    lastOrderDate: latest.of(slot)?.date ?? null,
  };
}
