import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import type { Course } from '@/features/library/contract';
import common from '@/platform/i18n/messages/en/common.json';
import standards from '@/platform/i18n/messages/en/standards.json';
import type { Tag } from '../../contract';
import { type TaggedRow, tagsByTarget } from './row';
import { TagPages } from './tag-pages';
import { TagRow } from './tag-row';

const page = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ standards, common }}
      onError={(error) => {
        throw error;
      }}
    >
      {part}
    </IntlProvider>,
  );

const course: Course = {
  ...{ id: 'c', title: 'Maths', description: '', language: 'en', visibility: 'district', editable: true },
  ...{ sourceCount: 1, chunkCount: 1, conceptCount: 1, itemCount: 0, createdAt: '', updatedAt: '' },
};
const tag = (id: string | null): Tag => ({
  ...{ key: `k ${id}`, state: 'accepted', origin: 'teacher', score: 1, evidence: null },
  standard: { id: 's', frameworkId: 'f', code: 'S.1', statement: 'Compare fractions', withdrawn: false },
  target: { kind: 'chunk', id, name: 'Halves', sourceId: 'x' },
});
const row = (over: Partial<TaggedRow> = {}): TaggedRow => ({
  ...{ target: { kind: 'chunk', id: 'p' }, name: 'Halves', href: '/there', note: 'fractions.md', blocks: [] },
  label: {
    ...{ target: { kind: 'chunk', id: 'p' }, difficulty: 0.8, difficultyBy: 'teacher' },
    ...{ kind: 'example', kindBy: 'text' },
  },
  ...{ standards: [tag('p')], concepts: [{ id: 'k', name: 'Fraction' }] },
  ...over,
});
const shown = (over: Partial<TaggedRow> = {}) =>
  page(
    <ul>
      <TagRow
        course={course}
        row={row(over)}
        busy={false}
        chosen={false}
        onChoose={() => {}}
        onChange={() => {}}
        onAsk={() => {}}
      />
    </ul>,
  );

it('shows what a row carries, who says so, and how to take it off', () => {
  const html = shown({ blocks: [{ kind: 'math', html: '<p>One half</p>' }] });
  for (const words of ['Take “S.1” off “Halves”', 'Take “Fraction” off “Halves”', 'One half', 'fractions.md'])
    expect(html).toContain(words);
  expect(html).toMatch(/<option value="hard" selected="">Hard/);
  expect(html).toMatch(/<option value="" selected="">Example, as Meno sees it/);
});

it('lets the one concept of an exercise be changed, not taken off', () => {
  const html = shown({ target: { kind: 'item', id: 'p' } });
  expect(html).toContain('Fraction');
  expect(html).not.toContain('Take “Fraction” off');
});

it('gives each target its tags, and none to what is not in the material', () => {
  const by = tagsByTarget([tag('p'), tag('q'), tag('p'), tag(null)]);
  expect([by.get('chunk p')?.length, by.get('chunk q')?.length, by.size]).toEqual([2, 1, 2]);
});

it('leads from page to page where there are more', () => {
  const at = (from: number, count: number, total: number) =>
    page(<TagPages href={(place) => `?from=${place}`} from={from} shown={count} total={total} />);
  expect(at(0, 20, 20)).toBe('');
  expect(at(50, 50, 120)).toContain('51–100 of 120');
  for (const href of ['?from=0', '?from=100']) expect(at(50, 50, 120)).toContain(href);
  expect(at(100, 20, 120)).not.toContain('Later');
});
