import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { bytesOf, readOptions } from '../testing';
import { readNotebook } from './read-notebook';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const read = (notebook: object | string, limits = {}) =>
  readNotebook(
    bytesOf(typeof notebook === 'string' ? notebook : JSON.stringify(notebook)),
    readOptions('pumps.ipynb', limits),
  );
const notebook = (cells: object[], metadata: object = { language_info: { name: 'python' } }) => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata,
  cells,
});
const code = (source: string, outputs: object[] = []) => ({ cell_type: 'code', source, outputs, metadata: {} });
const blocks = async (cells: object[]) =>
  parseDocument((await read(notebook(cells))).markdown, 'pumps.ipynb').passages.flatMap((passage) => passage.blocks);

describe('notebooks', () => {
  it('keep Markdown cells, code with its language and each cell as a place', async () => {
    const document = await read(
      notebook([
        { cell_type: 'markdown', source: ['# Pumps\n', '\n', 'A **pump** moves $x_1$.'] },
        code('x = 1\nprint(x)', [{ output_type: 'stream', name: 'stdout', text: ['1\n', '\u001b[31m2\u001b[0m\n'] }]),
        code(''),
        { cell_type: 'markdown', source: '## Parts' },
      ]),
    );
    expect(document.markdown).toBe(
      '# Pumps\n\nA **pump** moves $x_1$.\n\n```python\nx = 1\nprint(x)\n```\n\n```output\n1\n2\n```\n\n## Parts',
    );
    expect(
      document.places.map(({ label, start, end }) => [label, document.markdown.slice(start, end).split('\n')[0]]),
    ).toEqual([
      ['1', '# Pumps'],
      ['2', '```python'],
      ['4', '## Parts'],
    ]);
  });

  it('show tables, pictures, formulas and errors of outputs', async () => {
    const html =
      '<style>td{}</style><table><thead><tr><th></th><th>flow</th></tr></thead><tbody><tr><th>0</th><td>1.5</td></tr></tbody></table>';
    const found = await blocks([
      code('table', [{ output_type: 'execute_result', data: { 'text/html': [html], 'text/plain': '  flow\n0 1.5' } }]),
      code('plot', [
        { output_type: 'display_data', data: { 'image/png': PNG, 'text/plain': '<Figure size 640x480 with 1 Axes>' } },
      ]),
      code('formula', [
        { output_type: 'execute_result', data: { 'text/latex': '$\\displaystyle x^2$', 'text/plain': 'x**2' } },
      ]),
      code('1/0', [
        { output_type: 'error', ename: 'ZeroDivisionError', evalue: 'division by zero', traceback: ['long'] },
      ]),
      code('widget', [
        {
          output_type: 'display_data',
          data: { 'text/html': '<script>x()</script>', 'text/plain': '<IPython.core.display.HTML object>' },
        },
      ]),
    ]);
    expect(found.map(({ kind, text, rows, url, lang }) => [kind, rows ?? url ?? text, lang])).toEqual([
      ['code', 'table', 'python'],
      [
        'table',
        [
          ['', 'flow'],
          ['0', '1.5'],
        ],
        undefined,
      ],
      ['code', 'plot', 'python'],
      ['image', 'picture-1.png', undefined],
      ['code', 'formula', 'python'],
      ['math', '$$x^2$$', undefined],
      ['code', '1/0', 'python'],
      ['output', 'ZeroDivisionError: division by zero', 'error'],
      ['code', 'widget', 'python'],
    ]);
  });

  it('carry attachments and pictures, and say which they could not', async () => {
    const cell = {
      cell_type: 'markdown',
      source: '![A pump](attachment:my%20pump.png) ![gone](attachment:x.png)',
      attachments: { 'my pump.png': { 'image/png': PNG } },
    };
    const document = await read(notebook([cell]));
    expect(document.markdown).toBe('![A pump](picture-1.png)');
    expect(document.images.map(({ path, mediaType, bytes }) => [path, mediaType, bytes.length])).toEqual([
      ['picture-1.png', 'image/png', 70],
    ]);
    expect(document.warnings).toEqual([{ code: 'pictures_left_out', count: 1 }]);
  });

  it('find formulas as MathJax does, and leave code alone', async () => {
    const source =
      'So \\\\(a\\\\) and\n\\begin{align}\na &= b\n\n\\end{align}\nnot `\\begin{align}x\\end{align}`.\n\n$$\\begin{cases}1\\end{cases}$$';
    expect((await blocks([{ cell_type: 'markdown', source }])).map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'So $a$ and'],
      ['math', '$$\\begin{align} a &= b \\end{align}$$'],
      ['paragraph', 'not \\begin{align}x\\end{align}.'],
      ['math', '$$\\begin{cases}1\\end{cases}$$'],
    ]);
  });

  it('end an open fence with its cell', async () => {
    const found = await blocks([
      { cell_type: 'markdown', source: '```python\nx = 1' },
      { cell_type: 'markdown', source: 'Words.' },
    ]);
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([
      ['code', 'x = 1'],
      ['paragraph', 'Words.'],
    ]);
  });

  it('read version 3', async () => {
    const old = {
      nbformat: 3,
      metadata: { name: 'x' },
      worksheets: [
        {
          cells: [
            { cell_type: 'heading', level: 2, source: ['Pumps'] },
            {
              cell_type: 'code',
              language: 'python',
              input: ['x'],
              outputs: [
                { output_type: 'pyout', text: ['1'], prompt_number: 1 },
                { output_type: 'display_data', png: PNG },
              ],
            },
          ],
        },
      ],
    };
    expect((await read(old)).markdown).toBe(
      '## Pumps\n\n```python\nx\n```\n\n```output\n1\n```\n\n![Picture made by the code of cell 2](picture-1.png)',
    );
  });

  it('know other languages, magics, tags and raw cells', async () => {
    const cells = [
      code('%%bash\nls'),
      { ...code('hidden'), metadata: { tags: ['remove-cell'] } },
      { cell_type: 'raw', source: '---\ntitle: x\n---', metadata: {} },
      { cell_type: 'raw', source: '<p>Words</p>', metadata: { raw_mimetype: 'text/html' } },
      code('y <- 1'),
    ];
    const document = await read(notebook(cells, { title: 'In R', kernelspec: { name: 'ir', language: 'R' } }));
    expect(document.markdown).toBe('```bash\nls\n```\n\nWords\n\n```r\ny <- 1\n```');
    expect(document.title).toBe('In R');
  });

  it('cut long outputs and say so', async () => {
    const text = Array.from({ length: 5_000 }, (_, i) => `line ${i}`).join('\n');
    const document = await read(notebook([code('x', [{ output_type: 'stream', text }])]));
    expect(document.markdown.length).toBeLessThan(2_500);
    expect(document.warnings).toEqual([{ code: 'cut_short', count: 1 }]);
  });

  it('name what is no notebook, and read the cells that are', async () => {
    await expect(read('{"cells": [')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(read('[1]')).rejects.toMatchObject({ code: 'wrong_content' });
    await expect(read({ nbformat: 4 })).rejects.toMatchObject({ code: 'wrong_content' });
    await expect(read(notebook([]))).rejects.toMatchObject({ code: 'empty' });
    await expect(read(notebook([code('a'), code('b')]), { maxPages: 1 })).rejects.toMatchObject({
      code: 'too_many_parts',
    });
    const odd = await read({
      cells: [
        7,
        { cell_type: 'markdown', source: 'Words.', outputs: 3, metadata: null },
        { cell_type: 'code', source: {}, outputs: [null, 4] },
      ],
    });
    expect(odd.markdown).toBe('Words.');
    expect(odd.warnings).toEqual([{ code: 'part_unreadable', count: 1 }]);
  });
});
