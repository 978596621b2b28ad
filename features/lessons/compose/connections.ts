import { announcesNext, isWholeSentence, leansOnContext, pointsElsewhere } from '@/core/text/self-contained';
import type { ComposedBlock, ComposeInput, LeadInMessage } from '../contract';
import type { Memory } from './draft';
import { passageKey } from './passage-key';
import { readSentences } from './reading';

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
  if (!isWholeSentence(text) || leansOnContext(text, language)) return null;
  if (pointsElsewhere(text, language) || announcesNext(text, language)) return null;
  const chunk = concept.chunks.find(({ id }) => id === chunkId);
  if (!chunk) return null;
  const key = passageKey(text);
  return {
    kind: 'paragraph',
    markdown: text,
    answer: null,
    uses: [{ key, chunkId, ...rangeOf(text, chunk.blocks, language, chunk) }],
    sourcePath: chunk.sourcePath,
    leadIn: { message: messageFor(relation, known), params: { name: concept.name } },
  };
}

function messageFor(relation: Neighbour['relation'], known: boolean): LeadInMessage {
  if (relation === 'dependent') return 'leadIn.opens';
  return known ? 'leadIn.known' : 'leadIn.needed';
}

type Chunk = Neighbour['concept']['chunks'][number];

/** Where the text stands: its sentence, else its block, else its chunk. */
function rangeOf(
  text: string,
  blocks: Chunk['blocks'],
  language: string,
  chunk: Chunk,
): { start: number; end: number } {
  const key = passageKey(text);
  for (const block of blocks) {
    const prose = block.kind === 'definition' ? (block.definition ?? '') : block.markdown;
    const sentence = readSentences(prose, language).find(({ markdown }) => passageKey(markdown) === key);
    if (!sentence) continue;
    const verbatim = block.kind === 'paragraph' && block.markdown.length === block.end - block.start;
    return verbatim
      ? { start: block.start + sentence.start, end: block.start + sentence.end }
      : { start: block.start, end: block.end };
  }
  return { start: chunk.start, end: chunk.end };
}
