import { splitSentences } from '@/core/text/sentences';
import { contentStems } from '@/core/text/tokens';
import { passageKey } from '../compose/passage-key';
import type { ModelBlock } from './model-block';

/** A definition that stands in the lesson's own words to this share is not set beside them. */
const SAID = 0.85;
/** Shorter sentences may come again ("Look at line 3."). Words. */
const SHORT = 5;

/** Sees to it that a lesson says nothing twice: remembers what was said and takes out what comes again. */
export function createSaidOnce(language: string): {
  only(blocks: readonly ModelBlock[]): { blocks: ModelBlock[]; dropped: number };
} {
  const sentences = new Set<string>();
  const words = new Set<string>();

  function prose(block: ModelBlock): ModelBlock | null {
    const kept = splitSentences(block.markdown, language).filter(({ text }) => {
      const key = passageKey(text);
      const again = sentences.has(key) && text.split(/\s+/).length >= SHORT;
      sentences.add(key);
      return !again;
    });
    const all = splitSentences(block.markdown, language).length;
    if (kept.length === all) return block;
    if (kept.length === 0) return null;
    const markdown = kept.map(({ text }) => text).join(' ');
    return { ...block, markdown, stored: { ...block.stored, markdown } };
  }

  return {
    only(given) {
      const blocks: ModelBlock[] = [];
      let dropped = 0;
      for (const block of given) {
        const fresh = block.form === 'prose' ? prose(block) : isSaid(block) ? null : block;
        if (block.stored.kind === 'definition') sentences.add(passageKey(block.markdown));
        if (fresh) blocks.push(fresh);
        else dropped += 1;
        for (const stem of contentStems(block.markdown, language)) words.add(stem);
      }
      return { blocks, dropped };
    },
  };

  function isSaid({ stored, markdown }: ModelBlock): boolean {
    return stored.kind === 'definition' && isHeld(contentStems(markdown, language), words);
  }
}

/** Whether a text holds the words of a definition. */
export function isSaidIn(definition: string, text: string, language: string): boolean {
  return isHeld(contentStems(definition, language), new Set(contentStems(text, language)));
}

function isHeld(stems: readonly string[], words: ReadonlySet<string>): boolean {
  return stems.length > 0 && stems.filter((stem) => words.has(stem)).length / stems.length >= SAID;
}
