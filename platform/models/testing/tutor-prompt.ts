import type { ModelSchema } from '../model-schema';
import { readPassages } from '../prompt-passages';
import type { ChatMessage, PromptPassage } from '../types';

/** A request as the scripted tutor reads it. */
export interface Asked {
  /** Short name of the schema, '' where there is none. */
  name: string;
  schema: ModelSchema | null;
  messages: readonly ChatMessage[];
  passages: readonly PromptPassage[];
  /** Data blocks by their kind, in order. */
  data: ReadonlyMap<string, readonly string[]>;
  /** All messages as one text. */
  everything: string;
}

export function readAsked(messages: readonly ChatMessage[], schema: ModelSchema | null, name = ''): Asked {
  const everything = messages.map(({ content }) => content).join('\n\n');
  const data = new Map<string, string[]>();
  for (const match of everything.matchAll(/<data kind="([a-z_]+)">\n([\s\S]*?)\n<\/data>/g)) {
    const kind = match[1] ?? '';
    data.set(kind, [...(data.get(kind) ?? []), match[2] ?? '']);
  }
  return { name, schema, messages, passages: readPassages(everything), data, everything };
}

/** What the request is about: the newest question, else sentence, concept or answer; else the headings. */
export function subjectOf({ data, passages }: Asked): string {
  for (const kind of ['question', 'sentence', 'paragraph', 'concept', 'answer', 'explanation']) {
    const found = data.get(kind)?.at(-1);
    if (found) return found;
  }
  return passages.map(({ heading }) => heading).join(' ');
}
