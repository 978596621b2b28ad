import { bytesOf } from '../testing';
import { BOMB, type HostileFile } from './hostile-file.testing';

/** Files of text of every kind that are broken or mean harm. */
export const HOSTILE_TEXTS: readonly HostileFile[] = [
  ...file('page.html', [
    ['elements nested 100,000 deep', '<div>'.repeat(100_000), ['too_deep']],
    ['tables nested 5,000 deep', '<table><tr><td>'.repeat(5_000), ['too_deep']],
    [
      'a cell of a billion columns',
      `<table><tr><td colspan="1000000000" rowspan="1000000000">x${'<td>y'.repeat(100)}</table>`,
      ['read'],
    ],
    ['truncated', '<html><body><main><p>Water <b>boils <table><tr><td', ['read']],
    ['zero bytes', 'a\0b\0c', ['wrong_content']],
    [
      'entities that multiply',
      '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><p>Water boils. &b;&b;</p>',
      ['read'],
    ],
    ['headings nested 30 deep around tables', '<h1>x<table><tr><td>a</table><figure>'.repeat(30), ['read']],
    ['a script and nothing else', '<script>alert(1)</script>', ['empty']],
  ]),
  ...file('lab.ipynb', [
    ['truncated', '{"cells": [{"cell_type": "markdown", "source": "x"', ['corrupt']],
    ['JSON nested 1,000,000 deep', '['.repeat(1_000_000), ['corrupt', 'too_deep']],
    [
      '10,000 cells',
      JSON.stringify({ cells: Array.from({ length: 10_000 }, () => ({ cell_type: 'code', source: 'x' })) }),
      ['too_many_parts'],
    ],
    [
      'a picture that is none',
      JSON.stringify({
        cells: [
          { cell_type: 'code', source: 'x', outputs: [{ output_type: 'display_data', data: { 'image/png': 'AAAA' } }] },
        ],
      }),
      ['read'],
    ],
    [
      'output without end',
      JSON.stringify({
        cells: [{ cell_type: 'code', source: 'x', outputs: [{ output_type: 'stream', text: BOMB.repeat(9) }] }],
      }),
      ['read'],
    ],
    [
      'a table of HTML nested 5,000 deep',
      JSON.stringify({
        cells: [
          {
            cell_type: 'code',
            source: 'x',
            outputs: [{ output_type: 'display_data', data: { 'text/html': '<table><tr><td>'.repeat(5_000) } }],
          },
        ],
      }),
      ['too_deep'],
    ],
  ]),
  ...file('paper.tex', [
    [
      'a macro that doubles itself',
      `\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\begin{document}Words \\a\\end{document}`,
      ['read', 'too_large', 'empty'],
    ],
    [
      'macros that multiply',
      `${Array.from({ length: 20 }, (_, i) => `\\def\\${String.fromCharCode(97 + i)}{${`\\${String.fromCharCode(98 + i)}`.repeat(10)}}`).join('')}\\def\\u{lol }Words. \\a`,
      ['read', 'too_large'],
    ],
    ['10,000 groups that are never closed', `Words. ${'{in '.repeat(10_000)}`, ['read', 'too_deep']],
    ['groups nested 100,000 deep', `${'{'.repeat(100_000)}x`, ['read', 'too_deep']],
    [
      'environments nested 1,000 deep',
      `${'\\begin{itemize}\\item '.repeat(1_000)}x${'\\end{itemize}'.repeat(1_000)}`,
      ['too_deep'],
    ],
    ['truncated', '\\begin{document}\\section{Water} It $boils \\begin{tabular}{l} a & b', ['read']],
    ['a file of the machine', '\\begin{document}Words. \\input{/etc/passwd}\\write18{rm x}\\end{document}', ['read']],
  ]),
  ...file('page.mdx', [
    ['truncated', '# Water\n\n<Tabs title="x">\n\nIt {boils', ['read']],
    ['elements nested 2,000 deep', `${'<A>\n\n'.repeat(2_000)}x\n\n${'</A>\n\n'.repeat(2_000)}`, ['too_deep', 'read']],
    ['braces without end', `Words.\n\n${'{('.repeat(20_000)}${'}'.repeat(20_000)}`, ['read']],
    ['code that would run', 'export const a = process.exit(1);\n\nWords. {process.exit(1)}\n', ['read']],
  ]),
  ...file('terms.csv', [
    ['a quotation that never closes', `term,definition\n"${'x,y\n'.repeat(12_000)}`, ['read', 'too_large']],
    ['100,000 columns', `${'a,'.repeat(100_000)}\n${'b,'.repeat(100_000)}\n`, ['read']],
    ['100,000 rows', 'a,1\n'.repeat(100_000), ['read']],
    ['formulas', 'term,definition\n=cmd|calc,It is =1+1 only\n', ['read']],
  ]),
  ...file('film.vtt', [
    ['truncated', 'WEBVTT\n\n00:01.000 --> 00:02.000\nWater boils.\n\n00:03.000 --> 00:', ['read']],
    ['no cue', 'WEBVTT\n\nNOTE nothing', ['corrupt']],
    ['300,000 cues', `WEBVTT\n\n${'00:01.000 --> 00:02.000\nx\n\n'.repeat(300_000)}`, ['too_many_parts']],
    [
      'times that are none',
      'WEBVTT\n\n99:99:99.999 --> 00:00:00.000\nx\n\n00:01.000 --> never\ny\n',
      ['corrupt', 'read'],
    ],
    ['tags without end', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(50_000)}x\n`, ['read']],
  ]),
  ...file('notes.txt', [
    [
      'bytes that are no text',
      String.fromCharCode(...Array.from({ length: 5_000 }, (_, i) => (i * 31) % 32)),
      ['wrong_content', 'empty'],
    ],
    ['one line of 5,000,000 characters', BOMB.repeat(5), ['read']],
    ['nothing but marks', '*_[]`'.repeat(40_000), ['read']],
    ['another file under its name', 'PK\x03\x04 and more', ['wrong_content']],
  ]),
];

function file(path: string, files: readonly (readonly [string, string, readonly string[]])[]): HostileFile[] {
  return files.map(([name, text, ends]) => ({ name, path, bytes: () => bytesOf(text), ends }));
}
