export { CLOCK_CHANGES as ODD_ZONES } from '../../src/testing/arbitraries/clock-changes.js';
export { wallMs, wallOffset, wallPeriod, wallTimeOfDay } from '../../src/testing/wall-clock.js';
