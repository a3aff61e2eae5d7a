import { describe } from 'vitest';
import { enrichProfile } from '../../src/index.js';
import { namesWhatItCannotRead } from '../support/out-of-reach.js';

const now = '2026-03-01';
const user = { id: 'u1', email: 'ann@x.org' };
const profile = enrichProfile(user, { now });

describe('what cannot be read', () => {
  namesWhatItCannotRead({
    decideMessaging: { profile },
    enrichProfile: { user, options: { now } },
    enrichProfiles: { records: { users: [user] }, options: { now } },
    eventFields: { user, options: { now } },
    messageFields: { user, options: { now } },
    orderFields: { user, options: {} },
    personalizationFields: { user, options: { now, numberOfEventsAttended: 0 } },
    personalizationScore: { user, options: {} },
    summarizeProfile: { profile, options: {} },
    summaryFacts: { profile, options: {} },
  });
});
