import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { type Pair, pairsBody, pairsHints } from './pairs';
import { hash, shuffle } from './random';
import { titleOfPart, whereToLook } from './sections';
import { sharesWords } from './shared-words';
import { isTeaching } from './statement';

const FEWEST = 3;
const MOST = 5;
/** Longest cell that is still quickly read, in characters. */
const LONGEST_CELL = 90;
/** Tables of figures worked out for one case teach no pairs. */
const ONE_CASE = /worked example|example|exercise|sources?|calculation/i;

/** "Action after F-3": what was done in one story. */
const STORY_TAG = /\b\p{Lu}{1,2}-\d/u;
/** "Release or restrain them": what is meant stands in a column that is not shown. */
const LEANS =
  /(?<!\p{L})(?:it|them|they|its|their|this|that|these|those)[\p{P}\s]*(?:$|[,;.]|or(?!\p{L})|and(?!\p{L}))/iu;
/** The place in a ranking names nothing. */
const BARE_NUMBER = /^\d+\.?$/;

/** "Match each entry under *Type* with what stands beside it under *Typical place*", from a table of the material. */
export const matchingTable: Maker = (input) =>
  input.subject.concept.chunks.flatMap((chunk) =>
    chunk.blocks.flatMap((block) => {
      if (
        block.kind !== 'table' ||
        !isTeaching(chunk, block) ||
        chunk.headingPath.some((heading) => ONE_CASE.test(heading)) ||
        STORY_TAG.test(block.rows?.[0]?.[0] ?? '')
      )
        return [];
      return columnsOf(block.rows ?? []).flatMap((columns) => build(chunk, block, columns, input) ?? []);
    }),
  );

interface Columns {
  left: string;
  right: string;
  pairs: Pair[];
}

/** The first column with each other column in which no entry stands twice and no cell is empty or long. */
function columnsOf([header = [], ...rows]: readonly string[][]): Columns[] {
  if (rows.length < FEWEST) return [];
  return header.flatMap((right, column) => {
    if (column === 0 || right.trim() === '' || STORY_TAG.test(right) || (header[0] ?? '').trim() === '') return [];
    const pairs = rows.map((row) => ({ left: (row[0] ?? '').trim(), right: (row[column] ?? '').trim() }));
    return isMatchable(pairs) ? [{ left: header[0] ?? '', right, pairs }] : [];
  });
}

function isMatchable(pairs: readonly Pair[]): boolean {
  const cells = pairs.flatMap(({ left, right }) => [left, right]);
  if (cells.some((cell) => cell === '' || cell.length > LONGEST_CELL || /^[-–—]$/.test(cell))) return false;
  if (cells.some((cell) => LEANS.test(cell)) || pairs.every(({ left }) => BARE_NUMBER.test(left))) return false;
  // Two columns of bare numbers are a curve, not knowledge.
  if (
    pairs.every(({ right }) => /^[\d\s.,%–-]+$/.test(right)) &&
    pairs.every(({ left }) => /^[\d\s.,%–-]+$/.test(left))
  )
    return false;
  const alike = (texts: string[]) => new Set(texts.map((text) => text.toLowerCase())).size < texts.length;
  if (alike(pairs.map(({ left }) => left)) || alike(pairs.map(({ right }) => right))) return false;
  return pairs.every(({ right }, i) =>
    pairs.every((other, j) => i === j || !other.right.toLowerCase().includes(right.toLowerCase())),
  );
}

function build(chunk: CourseChunk, block: Block, columns: Columns, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const fair = columns.pairs.filter(({ left, right }) => !sharesWords(right, left));
  const mark = hash(columns.left, columns.right, ...columns.pairs.flatMap(({ left, right }) => [left, right]));
  const pairs = shuffle(fair, material.seed, mark).slice(0, MOST);
  if (pairs.length < FEWEST) return null;
  const prompt = say('matchingTable', { title: titleOfPart(chunk), left: columns.left, right: columns.right });
  const { body, key } = pairsBody(prompt, pairs, material.seed, `right ${mark}`);
  return makeDraft(
    {
      ...{ subject, chunk, block, body, key },
      ...pairsHints(pairs, whereToLook(chunk, say), say),
      worked: say('workedPairs', { list: pairs.map(({ left, right }) => `- ${left} – ${right}`).join('\n') }),
      difficulty: 0.35 + 0.05 * pairs.length,
      worth: 0.8,
      source: `${columns.left} ${columns.right} ${mark}`,
      answer: mark,
      identity: ['table', mark],
    },
    material.language,
  );
}
