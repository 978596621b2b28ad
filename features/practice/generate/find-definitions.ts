import { normaliseTerm } from '@/core/text/terms';
import { contentStems } from '@/core/text/tokens';
import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import type { Definition } from './definition';
import { readEntries } from './definition-entry';
import { meaningShape } from './definition-meaning';
import { readDefinition } from './definition-sentence';
import { cleanInline, proseOnly, withoutStop } from './inline';
import { isTeaching, type Statement } from './statement';

interface FindInput {
  chunks: readonly CourseChunk[];
  /** Statements of each chunk, by its id. */
  statements: ReadonlyMap<string, readonly Statement[]>;
  /** Keys of the course's concepts. */
  concepts: ReadonlySet<string>;
  asWritten: (term: string) => string;
  language: string;
}

/**
 * The definitions of a course, one for each term: sentences that say what an emphasised term or a concept is, and entries of glossaries,
 * lists and tables. The surest one is kept, the earlier on a tie. What terms they
 * speak of is left empty.
 */
export function findDefinitions({ chunks, statements, concepts, asWritten, language }: FindInput): Definition[] {
  const best = new Map<string, Definition>();
  for (const chunk of chunks) {
    const said = (statements.get(chunk.id) ?? []).flatMap((statement) =>
      saidIn(statement, concepts, asWritten, language),
    );
    const entered = chunk.blocks.flatMap((block) =>
      isTeaching(chunk, block) ? enteredIn(chunk, block, asWritten, language) : [],
    );
    for (const definition of [...said, ...entered]) {
      const known = best.get(definition.key);
      if (!known || definition.rank > known.rank) {
        best.set(definition.key, definition);
      }
    }
  }
  return [...best.values()];
}

function saidIn(
  { markdown, text, chunk, block }: Statement,
  concepts: ReadonlySet<string>,
  asWritten: (term: string) => string,
  language: string,
): Definition[] {
  // Only English sentences are understood; entries need no grammar.
  if (!language.startsWith('en')) return [];
  const emphasised = new Set((block.emphasised ?? []).map(normaliseTerm));
  const said = readDefinition(markdown, { emphasised, concepts });
  const shape = said ? meaningShape(said.term, said.meaning, 'sentence') : null;
  if (!said || !shape) return [];
  const term = asWritten(cleanInline(said.term));
  return [
    build(
      { ...said, term },
      { shape, form: 'sentence', rank: said.marked ? 3 : 1, sentence: text, chunk, block },
      language,
    ),
  ];
}

function enteredIn(
  chunk: CourseChunk,
  block: Block,
  asWritten: (term: string) => string,
  language: string,
): Definition[] {
  return readEntries(block).flatMap((entry) => {
    const shape = meaningShape(entry.term, entry.meaning, 'entry');
    if (!shape) return [];
    const term = asWritten(entry.term);
    return [
      build(
        { ...entry, term, clause: null, plural: false },
        {
          shape,
          form: 'entry',
          rank: block.kind === 'definition' ? 2 : 0,
          sentence: `${entry.term}: ${entry.meaning}`,
          chunk,
          block,
        },
        language,
      ),
    ];
  });
}

function build(
  said: Pick<Definition, 'term' | 'aliases' | 'meaning' | 'clause' | 'plural'>,
  rest: Pick<Definition, 'shape' | 'form' | 'rank' | 'sentence' | 'chunk' | 'block'>,
  language: string,
): Definition {
  const meaning = withoutStop(said.meaning);
  return {
    ...said,
    ...rest,
    meaning,
    key: normaliseTerm(said.term),
    stems: new Set(contentStems(proseOnly(meaning), language)),
    speaksOf: new Set(),
  };
}
