import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that reached a chat, as its reader sees it. */
export interface DeliveredMessage {
  readonly chatId: number;
  /** What was sent, markup included. */
  readonly raw: string;
  /** What is shown. */
  readonly shown: string;
}

/** As much of the Bot API as the bot needs, on this machine: `getMe` and `sendMessage`, with Telegram's refusals. */
export class BotApiStub {
  readonly delivered: DeliveredMessage[] = [];
  /** Chats that have blocked the bot: 403. */
  readonly blockedBy = new Set<number>();
  /** Chats that are told to wait once, by so many seconds: 429. */
  readonly flooded = new Map<number, number>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        const method = request.url?.split('/').at(-1) ?? '';
        const answer = this.#answer(method, body === '' ? {} : (JSON.parse(body) as Record<string, unknown>));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer));
      });
    });
  }

  /** Starts on a free port, and tells the `apiRoot`. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(method: string, payload: Record<string, unknown>): object {
    if (method === 'getMe') {
      const flags = {
        can_join_groups: false,
        can_read_all_group_messages: false,
        supports_inline_queries: false,
      };
      return {
        ok: true,
        result: { id: 1, is_bot: true, first_name: 'Tact', username: 'tact_bot', ...flags },
      };
    }
    if (method !== 'sendMessage') return refusal(404, 'Not Found: method not found');
    const chatId = Number(payload['chat_id']);
    const raw = String(payload['text']);
    if (this.blockedBy.has(chatId)) return refusal(403, 'Forbidden: bot was blocked by the user');
    const wait = this.flooded.get(chatId);
    if (wait !== undefined) {
      this.flooded.delete(chatId);
      return { ...refusal(429, `Too Many Requests: retry after ${wait}`), parameters: { retry_after: wait } };
    }
    const fault = payload['parse_mode'] === 'MarkdownV2' ? unescaped(raw) : null;
    if (fault !== null) {
      const rule = `character '${fault}' is reserved and must be escaped with the preceding '\\'`;
      return refusal(400, `Bad Request: can't parse entities: ${rule}`);
    }
    const shown = payload['parse_mode'] === 'MarkdownV2' ? raw.replace(/\\([ -~])/g, '$1') : raw;
    this.delivered.push({ chatId, raw, shown });
    const chat = { id: chatId, type: 'private', first_name: '' };
    return { ok: true, result: { message_id: this.delivered.length, date: 0, chat, text: shown } };
  }
}

function refusal(code: number, description: string): object {
  return { ok: false, error_code: code, description };
}

/** The first reserved character without its backslash. The bot uses no entities, so all of them need one. */
function unescaped(text: string): string | null {
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if ('_*[]()~`>#+-=|{}.!'.includes(text[i]!)) return text[i]!;
  }
  return null;
}
