import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import { TextField } from './fields/text-field';
import { Highlighted } from './highlighted';
import { MasteryRing, masteryLevel } from './mastery-ring';
import { toProblem } from './problem';
import { Progress } from './progress';
import { type Column, DataTable } from './table/data-table';

const mastery = { none: 'Not started', foundational: 'First', scaffolded: 'Half', advanced: 'Known' };

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common: { mastery } }}>
      {part}
    </IntlProvider>,
  );

describe('TextField', () => {
  it('ties label, hint and fault to its input', () => {
    const page = html(<TextField label="Title" hint="Short" error="Missing" name="title" />);
    const id = /<input[^>]* id="([^"]+)"/.exec(page)?.[1];
    expect(page).toContain(`<label for="${id}"`);
    const described = /aria-describedby="([^"]+)"/.exec(page)?.[1]?.split(' ') ?? [];
    expect(described).toHaveLength(2);
    for (const words of described) expect(page).toContain(`<p id="${words}"`);
    expect(page).toContain('aria-invalid="true"');
  });
  it('says nothing of faults when there are none', () => {
    expect(html(<TextField label="Title" />)).not.toMatch(/ aria-(invalid|describedby)=/);
  });
});

describe('MasteryRing', () => {
  it('has another shape and other words for each level', () => {
    const levels = ['none', 'foundational', 'scaffolded', 'advanced'] as const;
    const drawings = levels.map((level) => html(<MasteryRing level={level} />));
    const shapes = drawings.map((drawing) => /<circle.*<\/svg>/.exec(drawing)?.[0]);
    expect(new Set(shapes).size).toBe(4);
    expect(drawings[3]).toContain(mastery.advanced);
  });
  it('shows no evidence as not started', () => {
    expect(masteryLevel(null)).toBe('none');
    expect(masteryLevel('advanced')).toBe('advanced');
  });
});

describe('Highlighted', () => {
  const marks = (ranges: { start: number; end: number }[]) => html(<Highlighted text="lock & tag" ranges={ranges} />);
  it('marks ranges in order and escapes text', () => {
    expect(
      marks([
        { start: 7, end: 10 },
        { start: 0, end: 4 },
      ]),
    ).toBe('<mark>lock</mark> &amp; <mark>tag</mark>');
  });
  it('leaves out what overlaps, is empty or lies outside', () => {
    expect(
      marks([
        { start: 0, end: 4 },
        { start: 2, end: 6 },
        { start: 5, end: 5 },
        { start: 8, end: 99 },
      ]),
    ).toBe('<mark>lock</mark> &amp; tag');
  });
});

describe('Progress', () => {
  it('keeps to its ends and says nothing of a value it does not know', () => {
    expect(html(<Progress label="x" value={5} max={2} />)).toContain('width:100%');
    expect(html(<Progress label="x" />)).not.toContain('aria-valuenow');
  });
});

describe('toProblem', () => {
  it('narrows whatever was thrown', () => {
    expect(toProblem({ code: 'x', status: 409, detail: 'd', more: 1 })).toEqual({
      code: 'x',
      status: 409,
      detail: 'd',
    });
    expect(toProblem(new Error('boom'))).toEqual({ code: 'unexpected', status: 500 });
    expect(toProblem(null)).toEqual({ code: 'unexpected', status: 500 });
  });
});

describe('DataTable', () => {
  const columns: Column<{ name: string; count: number }>[] = [
    { id: 'name', header: 'Kind', cell: ({ name }) => name, sortBy: ({ name }) => name },
    { id: 'count', header: 'Records', cell: ({ count }) => count, numeric: true },
  ];
  const table = (reflow: boolean) =>
    html(
      <DataTable
        caption="What goes"
        columns={columns}
        rows={[{ name: 'Answers', count: 3 }]}
        rowKey={({ name }) => name}
        reflow={reflow}
      />,
    );

  it('is a table, whose first column heads each row', () => {
    expect(table(false)).toMatch(/<section[^>]* aria-label="What goes"><table[^>]*><caption[^>]*>What goes<\/caption>/);
    expect(table(false)).toMatch(/<th scope="row"[^>]*>Answers<\/th><td[^>]*>3<\/td>/);
    expect(table(false)).not.toContain('role=');
  });

  it('says with each cell what it is of, where rows stand as blocks, and is a table still for who hears it', () => {
    const page = table(true);
    expect(page).toMatch(/<td role="cell"[^>]*><span class="[^"]*sm:hidden[^"]*">Records: <\/span>3<\/td>/);
    for (const role of ['table', 'rowgroup', 'row', 'rowheader', 'cell']) expect(page).toContain(`role="${role}"`);
    expect(page).not.toContain('Kind: ');
  });
});
