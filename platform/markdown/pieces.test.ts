import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanSource } from './dialects/clean';
import { parseDocument, parseInPieces } from './parse';
import { Pieces } from './pieces';

const samples = path.resolve(import.meta.dirname, '../../samples');

describe('a document in pieces', () => {
  it('is the same document', () => {
    const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const text = readFileSync(path.join(samples, file), 'utf8');
      expect(parseInPieces(text, file, 600), file).toEqual(parseDocument(text, file));
    }
  });

  it.each([
    [
      'links that a later piece defines',
      '# A\n\nSee [the pump][p], ![x][i].\n\nMore.\n\n[p]: pump.md "It’s <this>"\n[i]: <a b.png>\n',
    ],
    ['the first of two definitions', 'One [p].\n\nTwo.\n\n[p]: one.md\n\nThree [p].\n\nFour.\n\n[p]: two.md\n'],
    [
      'notes in another piece',
      'A word[^1] and another[^two].\n\nMore.\n\n[^1]: First.\n\n    Its end.\n\nText.\n\n[^two]: Second.\n',
    ],
    ['definitions of terms with links', 'Intro.\n\nTerm\n: A thing of [x][y].\n\nMore.\n\nText.\n\n[y]: z.md\n'],
    ['headings that are alike', '# A\n\nx\n\n## B\n\ny\n\n## B\n\nz\n\n### B\n\nw\n'],
    ['a title that comes late', 'Words first.\n\n## Part\n\nMore.\n\n# Overview\n\nEnd.\n\nTitle\n=====\n\nx\n'],
    ['code and HTML with empty lines', 'a\n\n```\nb\n\nc\n\n# d\n```\n\ne\n\n<pre>\nf\n\ng\n</pre>\n\nh\n'],
    ['lists with empty lines', '- a\n\n  b\n\n- c\n\n  ```\n  d\n\n  e\n  ```\n\n1. f\n\n2. g\n\nh\n'],
    [
      'boxes',
      '# A\n\n::: challenge\n\n## Do\n\nx\n\n::: solution\n\ny\n\n:::\n\n:::\n\nz\n\n> ## B\n>\n> c\n{: .callout}\n\nd\n',
    ],
    [
      'labels and numbers',
      '# A\n:label:`sec_a`\n\n$$x$$\n:eqlabel:`eq_x`\n\nSee :eqref:`eq_x`.\n\n$$y$$\n:eqlabel:`eq_y`\n\nAnd :numref:`sec_a`, :eqref:`eq_y`.\n',
    ],
  ])('keeps %s', (_, text) => {
    expect(parseInPieces(text, 'a.md', 1)).toEqual(parseDocument(text, 'a.md'));
    expect(parseInPieces(text.replaceAll('\n', '\r\n'), 'a.md', 1)).toEqual(
      parseDocument(text.replaceAll('\n', '\r\n'), 'a.md'),
    );
  });

  it('has trees of stretches, not one tree of all of it', () => {
    const text = `# A\n\n${'Water boils at a hundred degrees.\n\n'.repeat(1_000)}`;
    const pieces = new Pieces(cleanSource(text, 'a.md').surface, 2_000);
    expect(pieces.count).toBeGreaterThan(10);
    const sizes = Array.from({ length: pieces.count }, (_, at) => pieces.tree(at).root.children.length);
    expect(Math.max(...sizes)).toBeLessThan(100);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_001);
  });
});
