import { z } from 'zod';
import { boundTokens } from '../token-bound';
import type { ChatMessage } from '../types';
import { type OpenAiEndpoint, rootOf } from './endpoint';
import { askJson } from './http';

/** Tokens that a chat template may put around a message, and around the whole. */
const AROUND_MESSAGE = 12;
const AROUND_CHAT = 24;
/** How much more than the highest rate seen a bound allows for. */
const MARGIN = 1.1;

export interface TokenCounter {
  /** Tokens of a text, exact where the server counts, else {@link bound}. @throws ModelError */
  count(text: string, signal: AbortSignal): Promise<number>;
  /** Upper bound by experience: rates of real tokenisers, raised where this server's own counts are higher. */
  bound(text: string): number;
  boundOfChat(messages: readonly ChatMessage[]): number;
  /** Tokens of a whole chat, counted only where the bound leaves a doubt whether it fits `limit`. */
  ofChat(messages: readonly ChatMessage[], limit: number, signal: AbortSignal): Promise<number>;
  /** Takes note of what the server counted for a prompt. */
  learn(messages: readonly ChatMessage[], promptTokens: number): void;
}

/** How a server counts: llama-server and vLLM have `/tokenize`, in two forms. */
export type Tokenizer = 'llama-server' | 'vllm' | 'none';

const answerSchema = z.union([
  z.object({ count: z.int().min(0) }).transform(({ count }) => count),
  z.object({ tokens: z.array(z.unknown()) }).transform(({ tokens }) => tokens.length),
]);

export function createTokenCounter(endpoint: OpenAiEndpoint, tokenizer: () => Tokenizer): TokenCounter {
  let rate = 1;
  const bound = (text: string) => Math.ceil(boundTokens(text) * rate);
  const boundOfChat = (messages: readonly ChatMessage[]) =>
    messages.reduce((sum, { content }) => sum + bound(content) + AROUND_MESSAGE, AROUND_CHAT);

  async function count(text: string, signal: AbortSignal): Promise<number> {
    const kind = tokenizer();
    if (kind === 'none') return bound(text);
    const body =
      kind === 'vllm' ? { model: endpoint.model, prompt: text, add_special_tokens: false } : { content: text };
    const parsed = answerSchema.safeParse(
      await askJson(endpoint, `${rootOf(endpoint.baseUrl)}/tokenize`, body, signal),
    );
    return parsed.success ? parsed.data : bound(text);
  }

  return {
    count,
    bound,
    boundOfChat,
    async ofChat(messages, limit, signal) {
      const most = boundOfChat(messages);
      if (most <= limit / 2 || tokenizer() === 'none') return most;
      const text = messages.map(({ content }) => content).join('\n');
      return (await count(text, signal)) + messages.length * AROUND_MESSAGE + AROUND_CHAT;
    },
    learn(messages, promptTokens) {
      const most = messages.reduce((sum, { content }) => sum + boundTokens(content) + AROUND_MESSAGE, AROUND_CHAT);
      if (promptTokens > most * rate) rate = (promptTokens / most) * MARGIN;
    },
  };
}
