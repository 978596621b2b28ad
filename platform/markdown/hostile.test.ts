import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse';

/** Pieces that make careless patterns take quadratic or exponential time when they are repeated. */
const PIECES = [
  ...[
    '$',
    '$ ',
    '$a',
    '$$',
    '`',
    '``a`',
    '<',
    '<a',
    '</',
    '<!--',
    '-->',
    '{',
    '{#',
    '{: ',
    '[',
    '[a](',
    '![',
    '[^',
    ']',
    '](',
    '[a][b]',
  ],
  ...[
    ':::',
    '::: a\n',
    ':label:`',
    ':numref:`a`',
    ':begin_tab:`a`\n',
    '(**',
    '[**a',
    '<details>',
    '<summary>',
    '%%tab\n',
    'a\n: b\n\n',
  ],
  ...[
    '\\',
    '&amp;',
    '|',
    '|a|\n|-|\n',
    '> ',
    '- ',
    '1. ',
    '\t',
    ' ',
    '\n',
    '\r',
    '~~~\n',
    '```\n',
    '#',
    '# a\n',
    'http://',
    'www.',
    'a@b.',
    '\uFDD0',
    '\u{100000}',
    '---\n',
    '[a]: b\n',
  ],
];

describe('hostile input', () => {
  it.each(PIECES)('%j repeated is read in time', (piece) => {
    const started = performance.now();
    const { passages } = parseDocument(
      `x\n\n:label:\`a\`\n${piece.repeat(Math.floor(20_000 / piece.length))}`,
      'a.mdx',
    );
    expect(passages.length).toBeGreaterThanOrEqual(0);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
