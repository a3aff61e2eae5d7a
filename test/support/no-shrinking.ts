import fc from 'fast-check';

// Under mutation the first counterexample is enough.
fc.configureGlobal({ endOnFailure: true });
