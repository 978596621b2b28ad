import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { bytesOf, readOptions } from '../testing';
import { readMdx } from './read-mdx';

const read = async (text: string) => (await readMdx(bytesOf(text), readOptions('page.mdx'))).markdown;
const blocks = async (text: string) =>
  parseDocument(await read(text), 'page.mdx').passages.flatMap((passage) => passage.blocks);

describe('MDX', () => {
  it('takes imports, exports and expressions away and leaves Markdown as it is', async () => {
    const text = [
      '---\ntitle: Pumps\n---',
      "import Tabs from '@theme/Tabs';\nimport plan from './plan.png';",
      'export const meta = {\n  a: 1,\n};',
      '# Pumps {#pumps}',
      'It moves $\\frac{a}{b}$ of water, {props.count} times,{" "}and **back**.{/* gone */}',
      '{list.map((each) => <li>{each}</li>)}',
      '```jsx\nimport x from "y";\n<Tab>{z}</Tab>\n```',
      '| a | b |\n| --- | --- |\n| 1 | <sub>2</sub> |',
    ].join('\n\n');
    expect(await read(text)).toBe(
      [
        '---\ntitle: Pumps\n---',
        '# Pumps {#pumps}',
        'It moves $\\frac{a}{b}$ of water,  times, and **back**.',
        '```jsx\nimport x from "y";\n<Tab>{z}</Tab>\n```',
        '| a | b |\n| --- | --- |\n| 1 | <sub>2</sub> |',
      ].join('\n\n'),
    );
    expect(parseDocument(await read(text), 'page.mdx').title).toBe('Pumps');
  });

  it('turns components into their texts', async () => {
    const text = [
      '<Tabs>\n  <TabItem value="a" label="On Linux">\n\n    Turn the **valve**.\n\n    ```bash\n    open valve\n      now\n    ```\n\n  </TabItem>\n</Tabs>',
      '<Figure src={plan} alt="A plan" caption="The plan of a pump" />',
      "import plan from './plan.png'",
      '<Card title="Valves" href="/valves">They open.</Card>',
      'A <Term definition="x">rotor</Term> and <Link to="/b">a link</Link>, H<sub>2</sub>O<Icon name="drop" />.',
      '<BlockMath math="a^2" />',
      '<CodeBlock language="js">{`let a = 1;\nlet b;`}</CodeBlock>',
    ].join('\n\n');
    expect((await read(text)).split('\n\n')).toEqual([
      'On Linux',
      'Turn the **valve**.',
      '```bash\nopen valve\n  now\n```',
      '![A plan](<./plan.png>)',
      'The plan of a pump',
      '[Valves](</valves>)',
      'They open.',
      'A rotor and [a link](</b>), H<sub>2</sub>O.',
      '$$\na^2\n$$',
      '```js\nlet a = 1;\nlet b;\n```',
    ]);
  });

  it('keeps the role of boxes, solutions and what is folded away', async () => {
    const text =
      '<Callout type="warning" title="Hot">\nDo not touch.\n</Callout>\n\n<Exercise>\n\nOpen it.\n\n<Solution>Turn left.</Solution>\n\n</Exercise>\n\n<details>\n<summary>More on valves</summary>\n\nThey close.\n\n</details>\n';
    expect((await blocks(text)).map(({ text: words, role }) => [words, role])).toEqual([
      ['Hot', 'callout'],
      ['Do not touch.', 'callout'],
      ['Open it.', 'exercise'],
      ['Turn left.', 'solution'],
      ['More on valves', 'callout'],
      ['They close.', 'callout'],
    ]);
  });

  it('writes out components inside lists and quotations, and tables of HTML', async () => {
    const text =
      '- one <B>bold</B>\n- two\n\n  <Note>\n\n  Inner.\n\n  </Note>\n\n> <Tip>Said.</Tip>\n\n<table><tbody><tr><th>a</th><td>{"b"}</td></tr></tbody></table>\n';
    const found = await blocks(text);
    expect(found.map(({ kind, text: words }) => [kind, words])).toContainEqual(['table', expect.stringContaining('b')]);
    expect(found.map(({ text: words }) => words).join(' ')).toMatch(/one bold.*two.*Inner\..*Said\./s);
  });

  it('keeps the Markdown in tables of JSX, and code in their cells', async () => {
    const row =
      '<table>\n  <tbody>\n    <tr>\n      <th>`a`</th>\n      <td>**b** {x} | c</td>\n    </tr>\n  </tbody>\n</table>';
    expect(await read(row)).toBe('| `a` | **b**  \\| c |\n| --- | --- |');
    const code = row.replace('**b** {x} | c', '\n\n```js\nlet a;\n```\n\n');
    expect((await blocks(code)).map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'a'],
      ['code', 'let a;'],
    ]);
  });

  it('reads what the grammar refuses', async () => {
    const text =
      '# A\n\nimport {\n  b\n} from "c";\n\n<Tabs title="First">\n\n5 < 6 and a <Broken> {tag.\n\n</Tabs>\n\n```html\n<Kept/>\n```\n';
    expect((await blocks(text)).map(({ text: words }) => words)).toEqual(['First', '5 < 6 and a  {tag.', '<Kept/>']);
  });

  it('bounds braces, depth and what is empty', async () => {
    expect(await read(`Words.\n\n{(${'}'.repeat(20_000)}`)).toContain('Words.');
    await expect(read(`${'<A>\n'.repeat(400)}x\n${'</A>\n'.repeat(400)}`)).rejects.toMatchObject({ code: 'too_deep' });
    await expect(read('export const a = 1;\n')).rejects.toMatchObject({ code: 'empty' });
  });
});
