import type { ChatMessage } from './types';

/** Messages in which nobody speaks twice in a row, as many chat templates want it: what one said in several is one, with an empty line between. */
export function mergeRoles(messages: readonly ChatMessage[]): ChatMessage[] {
  const merged: ChatMessage[] = [];
  for (const { role, content } of messages) {
    const last = merged.at(-1);
    if (last?.role === role) merged[merged.length - 1] = { role, content: `${last.content}\n\n${content}` };
    else merged.push({ role, content });
  }
  return merged;
}

/** The same for templates that know no system (Gemma's, Mistral's first): what it says stands at the head of the user's first message. */
export function withoutSystem(messages: readonly ChatMessage[]): ChatMessage[] {
  return mergeRoles(messages.map(({ role, content }) => ({ role: role === 'system' ? 'user' : role, content })));
}
