import { sentenceTraits } from '@/core/text/self-contained';
import type { ComposedBlock, ComposeInput, LeadInMessage } from '../contract';
import type { Memory } from './draft';
import { passageKey } from './passage-key';
import { readSentences } from './reading';

/** Words of a definition that tells something. */
const SHORTEST = 4;

type Neighbour = ComposeInput['neighbours'][number];

/**
 * Blocks that tie the concept to its neighbours, each the neighbour's own definition under a line that says how they hang together:
 * what is needed and not known yet first, then what is known, then what this leads to. Only definitions that this learner has not seen
 * here, unless `repeats`.
 */
export function connectionsOf(
  input: ComposeInput,
  memory: Memory,
  options: { count: number; repeats: boolean; used: ReadonlySet<string> },
): ComposedBlock[] {
  const blocks: ComposedBlock[] = [];
  for (const neighbour of [...input.neighbours].sort(
    (a, b) => rank(a) - rank(b) || a.concept.position - b.concept.position,
  )) {
    if (blocks.length >= options.count) break;
    const block = connectionOf(neighbour, input.language);
    const key = block?.uses[0]?.key;
    if (!block || key === undefined || options.used.has(key) || blocks.some(({ uses }) => uses[0]?.key === key))
      continue;
    if (!options.repeats && (memory.seen.get(key) ?? 0) > 0) continue;
    blocks.push(block);
  }
  return blocks;
}

function rank(neighbour: Neighbour): number {
  if (neighbour.relation === 'dependent') return 2;
  return neighbour.known ? 1 : 0;
}

function connectionOf({ concept, relation, known }: Neighbour, language: string): ComposedBlock | null {
  if (!concept.definition || concept.hidden) return null;
  const { text, chunkId } = concept.definition;
  const { whole, leans, elsewhere, announces, words } = sentenceTraits(text, language);
  if (!whole || leans || elsewhere || announces || words < SHORTEST) return null;
  const chunk = concept.chunks.find(({ id }) => id === chunkId);
  if (!chunk) return null;
  const { markdown, start, end } = placeOf(text, chunk, language);
  return {
    kind: 'paragraph',
    markdown,
    answer: null,
    uses: [{ key: passageKey(text), chunkId, start, end }],
    sourcePath: chunk.sourcePath,
    leadIn: { message: messageFor(relation, known), params: { name: concept.name } },
  };
}

function messageFor(relation: Neighbour['relation'], known: boolean): LeadInMessage {
  if (relation === 'dependent') return 'leadIn.opens';
  return known ? 'leadIn.known' : 'leadIn.needed';
}

type Chunk = Neighbour['concept']['chunks'][number];

/** The text as the author set it, and where it stands: its sentence, else its block, else its chunk. */
function placeOf(text: string, chunk: Chunk, language: string): { markdown: string; start: number; end: number } {
  const key = passageKey(text);
  for (const block of chunk.blocks) {
    const prose = block.kind === 'definition' ? (block.definition ?? '') : block.markdown;
    const sentence = readSentences(prose, language).find(
      ({ markdown }) => passageKey(markdown.replace(/^\d+[.)]\s+/, '')) === key,
    );
    if (!sentence) continue;
    const verbatim = block.kind === 'paragraph' && block.markdown.length === block.end - block.start;
    const markdown = sentence.markdown.replace(/^(?:[*+-]|\d+[.)])\s+/, '');
    if (!verbatim) return { markdown, start: block.start, end: block.end };
    return { markdown, start: block.start + sentence.start, end: block.start + sentence.end };
  }
  return { markdown: text, start: chunk.start, end: chunk.end };
}
