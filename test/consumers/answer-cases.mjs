/**
 * The answers to all cases, one JSON text each, on whatever engine this runs. Policy documents among the arguments are
 * defined first; a typed array counts as a list; of an error, the code and the issues count. A value that JSON does not
 * hold as it is (undefined, NaN, -0) is no answer.
 */
export function answerCases(tactful, cases) {
  return cases.map((one) => JSON.stringify(answer(tactful, one), onlyJson));
}

function answer(tactful, { call, args }) {
  const plain = call === 'definePolicy' || call.startsWith('merge'); // a report has results by policy
  const prepared = args.map((argument, i) => (plain || i === 0 ? argument : withPolicies(tactful, argument)));
  try {
    return { answer: tactful[call](...prepared) };
  } catch (error) {
    if (!(error instanceof tactful.TactfulError)) throw error;
    return { error: { code: error.code, issues: error.issues } };
  }
}

function withPolicies({ definePolicy }, argument) {
  if (argument === null || typeof argument !== 'object' || Array.isArray(argument)) return argument;
  const prepared = { ...argument };
  if ('policy' in prepared) prepared.policy = definePolicy(prepared.policy);
  if ('policies' in prepared) {
    const documents = Object.entries(prepared.policies);
    prepared.policies = Object.fromEntries(documents.map(([name, one]) => [name, definePolicy(one)]));
  }
  return prepared;
}

function onlyJson(key, value) {
  if (ArrayBuffer.isView(value)) return Array.from(value);
  const isNumber = typeof value === 'number';
  if (value === undefined || Object.is(value, -0) || (isNumber && !Number.isFinite(value))) {
    throw new Error(`${key}: JSON has no ${value}`);
  }
  return value;
}
