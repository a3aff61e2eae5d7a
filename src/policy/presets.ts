import { definePolicy, type Policy } from './define-policy.js';

/**
 * Ready-made policies: `production` has all the defaults, `testing` an inactivity of 60 seconds in place of 24 hours.
 * `definePolicy({ preset: 'testing', … })` starts from one and changes the rest.
 *
 * @example
 * ```ts
 * import { presets } from 'tactful';
 *
 * presets.production.eligibility.inactivityMs // => 86400000
 * presets.testing.eligibility.inactivityMs // => 60000
 * ```
 */
export const presets: { readonly production: Policy; readonly testing: Policy } =
  /*#__PURE__*/ buildPresets();

function buildPresets(): { readonly production: Policy; readonly testing: Policy } {
  return Object.freeze({ production: definePolicy(), testing: definePolicy({ preset: 'testing' }) });
}
