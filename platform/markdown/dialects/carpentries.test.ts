import { describe, expect, it } from 'vitest';
import { parseDocument } from '../parse';

const blocks = (text: string) =>
  parseDocument(text, 'episode.md').passages.flatMap((passage) =>
    passage.blocks.map((block) => ({ ...block, path: passage.headingPath })),
  );

describe('Carpentries episodes', () => {
  it('give the role of the fenced div, nested ones inside', () => {
    const text =
      '---\ntitle: Loops\n---\n\n::::: objectives\n\n- Explain loops.\n\n:::::\n\n::::: questions\n\n- Why?\n\n:::::\n\nText.\n\n::::: challenge\n\n## Try\n\nDo it.\n\n::: solution\n\n## Solution\n\nDone.\n\n:::\n\n:::::\n\nAfter.\n\n::::: keypoints\n\n- Loops repeat.\n\n:::::\n';
    expect(blocks(text).map(({ text: body, role, path }) => [body, role, path.join('/')])).toEqual([
      ['Explain loops.', 'objectives', 'Loops'],
      ['Why?', 'questions', 'Loops'],
      ['Text.', 'body', 'Loops'],
      ['Do it.', 'exercise', 'Loops/Try'],
      ['Done.', 'solution', 'Loops/Try/Solution'],
      ['After.', 'body', 'Loops'],
      ['Loops repeat.', 'keypoints', 'Loops'],
    ]);
  });

  it('give glossary entries with anchors and kramdown marks taken off', () => {
    const text =
      '## Glossary\n\n{:auto\\_ids}\n[colour model]{#colour-model}\n:   A way to name colours,\nsuch as [RGB](#rgb).\n\n[debug](#debug)\n:   To find errors.\n';
    expect(blocks(text).map(({ kind, term, definition, emphasised }) => [kind, term, definition, emphasised])).toEqual([
      ['definition', 'colour model', 'A way to name colours,\nsuch as [RGB](#rgb).', ['RGB']],
      ['definition', 'debug', 'To find errors.', undefined],
    ]);
  });

  it('give images the alternative text written after them', () => {
    const [image] = blocks('![](fig/a.png){alt=\'A chart of "x" \\[y\\]\' .image}\n');
    expect(image).toMatchObject({ kind: 'image', url: 'fig/a.png', alt: 'A chart of "x" [y]' });
    expect(image?.markdown).toBe('![A chart of "x" \\[y\\]](fig/a.png)');
  });

  it('take a blockquote with a kramdown class as the container it is', () => {
    const text = '# T\n\n> ## Warning\n>\n> Hot surface.\n{: .callout}\n\nAfter.\n';
    expect(blocks(text).map(({ kind, text: body, role, path }) => [kind, body, role, path.join('/')])).toEqual([
      ['paragraph', 'Hot surface.', 'callout', 'T/Warning'],
      ['paragraph', 'After.', 'body', 'T'],
    ]);
  });

  it('warn of marks that do not match, and lose nothing', () => {
    const document = parseDocument('::: challenge\n\nOpen.\n', 'a.md');
    expect(document.warnings).toEqual(['line 1: ":::" is never closed']);
    expect(document.passages.map(({ text, blocks: [block] }) => [text, block?.role])).toEqual([['Open.', 'exercise']]);
    expect(parseDocument('Text.\n\n:::\n', 'a.md').warnings).toEqual(['line 3: ":::" closes nothing']);
  });

  it('leave marks in code alone', () => {
    expect(blocks('```\n::: challenge\n{: .x}\n<!-- kept -->\n$5\n```\n').map(({ text }) => text)).toEqual([
      '::: challenge\n{: .x}\n<!-- kept -->\n$5',
    ]);
    expect(blocks('Write `<!-- x -->`, `$a` and `{: .b}`.').map(({ text }) => text)).toEqual([
      'Write <!-- x -->, $a and {: .b}.',
    ]);
  });
});
