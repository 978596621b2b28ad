import { describe, expect, it } from 'vitest';
import { MarkdownError } from './errors';
import { checkShape } from './limits';
import { parseDocument } from './parse';

/** Pieces, one a word, that make careless patterns take quadratic or exponential time when they are repeated; `·` is a space. */
const PIECES = [
  '$ $· $a $$ ` ``a` < <a </ <!-- --> { {# {:· [ [a]( ![ [^ ] ]( [a][b] ::: :::·a\n :label:` :numref:`a` :begin_tab:`a`\n (** [**a',
  '<details> <summary> %%tab\n a\n:·b\n\n \\ &amp; | |a|\n|-|\n >· -· 1.· \t · \n \r ~~~\n ```\n # #·a\n http:// www. a@b.',
  '\uFDD0 \u{100000} ---\n [a]:·b\n **a ~~a <a· _a_·',
]
  .flatMap((line) => line.split(' '))
  .map((piece) => piece.replaceAll('·', ' '));

/** What a file of that text comes to: its passages, or why it is refused. */
function outcome(text: string): string {
  try {
    checkShape(text);
    return `${parseDocument(text, 'a.mdx').passages.length} passages`;
  } catch (error) {
    if (error instanceof MarkdownError) return error.code;
    throw error;
  }
}

describe('hostile input', () => {
  it.each(PIECES)(
    '%j repeated is read or refused in time',
    (piece) => {
      const text = `x\n\n:label:\`a\`\n${piece.repeat(Math.floor(6_000 / piece.length))}`;
      expect(outcome(text)).toMatch(/^\d+ passages$|^too_/);
    },
    60_000,
  );
});
