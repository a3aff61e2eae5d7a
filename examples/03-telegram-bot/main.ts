// Four weeks of a Telegram bot, played to a stub of the Bot API: every update is folded into what is known of the user,
// milestones are celebrated, a low mood is supported, silence is followed up.
import { BotApiStub } from './bot-api-stub.js';
import { replay } from './replay.js';
import { outreachLine } from './report.js';
import { FileStore } from './store.js';

const store = new FileStore(process.argv[2] ?? null); // a path keeps the state
const stub = new BotApiStub();
const sent = await replay(store, stub, {
  until: Date.UTC(2026, 2, 30),
  everyHour: (now) => {
    if (now >= Date.UTC(2026, 2, 9)) stub.blockedBy.add(505); // Bob blocks the bot, and nobody tells it
  },
});
for (const outreach of sent) {
  console.log(outreachLine(outreach, store.state.users[outreach.userId]!.timeZone ?? null));
}
console.log(
  `\n${sent.length} messages sent unasked, ${stub.delivered.length - sent.length} answers to commands`,
);
