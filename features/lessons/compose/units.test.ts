import { describe, expect, it } from 'vitest';
import { readMaterial } from './material';
import { conceptOf } from './test-material';

/** The units of a text, each as its atoms' Markdown. */
function unitsIn(markdown: string, concept = 'Loop'): string[][] {
  return readMaterial(conceptOf(concept, markdown), 'en').units.map(({ atoms }) => atoms.map((atom) => atom.markdown));
}

describe('what is kept together', () => {
  it('a sentence that leans and the one it leans on', () => {
    expect(unitsIn('# T\n\nA loop repeats a step. It ends when the list is used up. Functions have names.')).toEqual([
      ['A loop repeats a step.', 'It ends when the list is used up.'],
      ['Functions have names.'],
    ]);
  });

  it('no sentence at the end that raises what does not come', () => {
    const text =
      '# T\n\nComments like this are usual:\n\n```python\n# adds one\nx = 1\n```\n\nThere is a better way, though.';
    expect(unitsIn(text).flat()).not.toContain('There is a better way, though.');
    expect(unitsIn('# T\n\nA loop prints two lines. There are loops without an end in Python.').flat()).toContain(
      'There are loops without an end in Python.',
    );
  });

  it('the items of a numbered list that code interrupts', () => {
    const code = (line: string) => `\`\`\`javascript\n${line}\n\`\`\``;
    const text = `# T\n\nA loop is written in two ways:\n\n1. **With a counter**:\n\n${code('for (;;) {}')}\n\n2. **Without one**:\n\n${code('while (true) {}')}\n\nLists keep order.`;
    const units = unitsIn(text);
    expect(units).toHaveLength(2);
    expect(units[0]?.join('\n')).toMatch(/two ways[\s\S]*1\.[\s\S]*for[\s\S]*2\.[\s\S]*while/);
    const rest = text.replace(/A loop is[^\n]*\n\n1\.[^\n]*\n\n/, '');
    expect(unitsIn(rest).flat().join()).not.toContain('Without one');
  });

  it('code with its introduction and its output', () => {
    const text =
      '# T\n\nA loop can print:\n\n```python\nfor x in [1]:\n    print(x)\n```\n\n```output\n1\n```\n\nLists keep order.';
    expect(unitsIn(text)).toEqual([
      ['A loop can print:', '```python\nfor x in [1]:\n    print(x)\n```', '```output\n1\n```'],
      ['Lists keep order.'],
    ]);
  });

  it('a sentence that a formula interrupts', () => {
    const text =
      '# T\n\nThe life of a bearing is given by\n\n$$L = C / P$$\n\nwhere $C$ is the load rating. Oil is thick.';
    expect(unitsIn(text)).toEqual([
      ['The life of a bearing is given by', '$$\nL = C / P\n$$', 'where $C$ is the load rating.'],
      ['Oil is thick.'],
    ]);
  });

  it('no formula for a sentence that promises code', () => {
    const text = (rest: string) =>
      `# T\n\nThe following code snippet adds up loads. Loads are summed:\n\n$$L = C + P$$\n\n${rest}`;
    expect(unitsIn(text('Oil is thick.')).flat().join(' ')).not.toContain('snippet');
    expect(unitsIn(text('```python\nload = c + p\n```')).flat().join(' ')).toContain('snippet');
  });

  it('no sentence that ends in a formula in its middle', () => {
    const text = (rest: string) => `# T\n\nOne way of estimating the load\n\n$$L = C / P$$\n\n${rest}\n\nOil is thick.`;
    expect(unitsIn(text('would be to weigh it.')).flat().join(' ')).toContain('would be to weigh it.');
    expect(unitsIn(text('would be to do as in Section 3.')).flat().join(' ')).not.toContain('One way');
  });

  it('a question and its answer', () => {
    expect(unitsIn('# T\n\nWhy do loops end? Every list has a last item.')).toHaveLength(1);
  });

  it('an announcement at a distance and what it announces', () => {
    const text = '# T\n\nThe following loop adds numbers. Sums start at zero.\n\n```python\ntotal = 0\n```';
    expect(unitsIn(text)[0]).toHaveLength(3);
  });

  it('a remark on a name and the code that makes it', () => {
    const text =
      '# T\n\nA loop walks through a list:\n\n```python\nodds = [1, 3]\nfor num in odds:\n    print(num)\n```\n\nPython gives `odds` an index.';
    expect(unitsIn(text)).toHaveLength(1);
  });

  it('a picture and the sentence that brings it in', () => {
    const text = '# T\n\nLoops have a body.\n\nA flowchart shows the loop:\n\n![Flowchart of a loop](loop.svg)';
    expect(unitsIn(text)).toEqual([
      ['Loops have a body.'],
      ['A flowchart shows the loop:', '![Flowchart of a loop](loop.svg)'],
    ]);
  });

  it('a numbered figure and the sentence that names it', () => {
    const text =
      '# T\n\nThe body runs as shown in Figure 2.\n\n![Figure 2: The body of a loop.](body.svg)\n\nFigure 9 shows a tree.';
    expect(unitsIn(text)).toEqual([
      ['The body runs as shown in Figure 2.', '![Figure 2: The body of a loop.](body.svg)'],
    ]);
  });

  it('ordinals and the sentence that starts to count', () => {
    const text =
      '# T\n\nGood loops follow two rules. The first is to end. Names matter in programs. The second rule is to be short.';
    expect(unitsIn(text)).toHaveLength(1);
  });

  it('sentences across the cut between two chunks', () => {
    const long = 'Loops repeat steps in programs of every kind, which saves typing and mistakes alike. '.repeat(60);
    const concept = conceptOf('Loop', `# T\n\n${long.trim()}\n\nThey end when the list is used up.`);
    expect(concept.chunks.length).toBeGreaterThan(1);
    const units = readMaterial(concept, 'en').units;
    expect(units.some(({ atoms }) => atoms[0]?.markdown.startsWith('They'))).toBe(false);
  });
});

describe('what is left out', () => {
  it.each([
    ['a leaning sentence at the start', 'This is about loops.'],
    ['a promise that nothing keeps', 'The loop looks like this:'],
    ['talk of other places', 'In the next chapter we will see loops.'],
    ['a stage direction that brings in nothing', "Let's look at loops."],
    ['a line of links', '[Loops](https://example.org/loops) and [more](https://example.org/more).'],
    ['imports', '```python\nimport numpy\n```'],
    ['talk of a plot that is not there', 'The plot shows a straight line.'],
    ['a picture from another host', '![Logo](https://example.org/logo.png)'],
  ])('%s', (_, text) => {
    expect(unitsIn(`# T\n\n${text}`)).toEqual([]);
  });

  it('exercises, solutions, objectives and questions', () => {
    const text =
      '# T\n\nA loop repeats a step.\n\n::: challenge\n## Try it\n\nWrite a loop that prints ten numbers.\n\n::: solution\nThe loop prints ten numbers.\n:::\n:::\n\n::: objectives\n- Explain loops.\n:::\n';
    expect(unitsIn(text)).toEqual([['A loop repeats a step.']]);
  });

  it('everything that leans on what is left out', () => {
    expect(unitsIn('# T\n\nLoops end. In this section we meet lists. They keep order. Sums start at zero.')).toEqual([
      ['Loops end.'],
      ['Sums start at zero.'],
    ]);
  });

  it('references in brackets, but not their sentence', () => {
    expect(unitsIn('# T\n\nA loop repeats a step (see Section 3) until the list ends.[^1]\n\n[^1]: A book.')).toEqual([
      ['A loop repeats a step until the list ends.'],
    ]);
  });
});

it('takes long loose lists and key points item by item', () => {
  const items = Array.from(
    { length: 12 },
    (_, i) => `- Loop number ${i} repeats its body for each item of a list that has ${i} items.`,
  );
  expect(unitsIn(`# T\n\n${items.join('\n')}`)).toHaveLength(12);
});

it('reads a glossary entry as term and sentences, without its "see also"', () => {
  const text = '# Glossary\n\nloop\n:   A step that is repeated. Its body is indented. See also: [list](#list).';
  expect(unitsIn(text)).toEqual([['**loop**: A step that is repeated.', 'Its body is indented.']]);
});

it('knows which unit explains a symbol that another uses', () => {
  const text =
    '# T\n\nThe step size $\\eta$ scales a step.\n\nMomentum averages gradients.\n\nFor $\\eta = 0$ nothing moves at all.';
  const units = readMaterial(conceptOf('Momentum', text), 'en').units;
  expect(units.map(({ requires }) => [...requires].map(({ index }) => index))).toEqual([[], [], [0]]);
});

it('no listing of which nothing is at hand counts as clean', () => {
  const blemish = (before: string) => {
    const text = `# T\n\n${before}A loop can print:\n\n\`\`\`python\nprint(weight)\n\`\`\`\n`;
    return readMaterial(conceptOf('Loop', text), 'en').units.at(-1)?.blemish ?? 0;
  };
  expect(blemish('')).toBeGreaterThan(1.2);
  expect(blemish('Weights are stored:\n\n```python\nweight = 60\n```\n\n')).toBeLessThan(1.2);
});
