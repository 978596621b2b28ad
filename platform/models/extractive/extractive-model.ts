import { readData } from '../prompt-passages';
import { boundTokens } from '../token-bound';
import { type ChatRequest, type LanguageModel, ModelError } from '../types';
import { selectSentences } from './select-sentences';

export interface ExtractiveOptions {
  /** BCP 47 tag of the material, for its sentences and words. */
  language: string;
  /** Said where nothing in the passages matches, from a message file. */
  notCovered: string;
  /** Sentences of an answer, at most. */
  most?: number;
}

const USUAL_MOST = 5;
/** It reads nothing but the question and the passages, of any length. */
const CONTEXT_TOKENS = 1_000_000;
const SLOTS = 256;

/**
 * The composer as a language model: answers the last question with whole sentences of `request.passages`, each with its citation, and writes nothing
 * of its own. The question is the last `<data kind="question">` block of the last message of the user, else that whole message less its passages.
 * Deterministic; takes no notice of temperature and seed.
 */
export function createExtractiveModel({ language, notCovered, most = USUAL_MOST }: ExtractiveOptions): LanguageModel {
  return {
    id: 'composer',
    capabilities: async () => ({ generates: false, schema: 'none', contextTokens: CONTEXT_TOKENS, slots: SLOTS }),
    async *stream(request, signal) {
      const started = performance.now();
      const sentences = answerOf(request, { language, notCovered, most });
      const { shown, cut } = within(sentences, request.maxTokens);
      let firstTokenMs = 0;
      for (const text of shown) {
        if (signal.aborted) throw new ModelError('cancelled', 'The request was cancelled.');
        firstTokenMs ||= performance.now() - started;
        yield { type: 'text', text };
      }
      yield {
        type: 'end',
        reason: cut ? 'length' : 'stop',
        use: {
          promptTokens: request.messages.reduce((sum, { content }) => sum + boundTokens(content), 0),
          completionTokens: boundTokens(shown.join('')),
          counted: false,
        },
        milliseconds: performance.now() - started,
        firstTokenMs,
      };
    },
    object: async (_, __, signal) => {
      if (signal.aborted) throw new ModelError('cancelled', 'The request was cancelled.');
      throw new ModelError('not_configured', 'No language model is configured.');
    },
    countTokens: async (text) => boundTokens(text),
    close: async () => {},
  };
}

function answerOf(request: ChatRequest, options: Required<ExtractiveOptions>): string[] {
  const selected = selectSentences(request.passages, questionOf(request), options);
  if (selected.length === 0) return [options.notCovered];
  return selected.map(({ text, ref }, index) => {
    const next = index === 0 ? '' : selected[index - 1]?.ref === ref ? ' ' : '\n\n';
    return `${next}${text} [${ref}]`;
  });
}

function questionOf({ messages }: ChatRequest): string {
  const last = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const question = readData(last, 'question').at(-1);
  return question ?? last.replace(/<passages>[\s\S]*<\/passages>/g, '');
}

/** As many whole sentences as there are tokens for; the first is cut at a word where even it is too long. */
function within(sentences: readonly string[], maxTokens: number): { shown: string[]; cut: boolean } {
  const shown: string[] = [];
  let tokens = 0;
  for (const sentence of sentences) {
    tokens += boundTokens(sentence);
    if (tokens > maxTokens) {
      const cut =
        shown.length === 0
          ? [
              sentence
                .split(' ')
                .slice(0, Math.max(1, Math.floor(maxTokens / 3)))
                .join(' '),
            ]
          : shown;
      return { shown: cut, cut: true };
    }
    shown.push(sentence);
  }
  return { shown, cut: false };
}
