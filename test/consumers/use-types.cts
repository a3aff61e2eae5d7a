import tactful = require('tactful');

export const decision: tactful.Decision = tactful.evaluateUser({ id: 'u1', createdAt: 0 }, { now: 0 });
