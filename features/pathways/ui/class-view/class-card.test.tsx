import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import pathways from '@/platform/i18n/messages/en/pathways.json';
import type { ClassView } from '../../contract-class-view';
import { ClassCard } from './class-card';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const view: ClassView = {
  ...{ state: 'shown', className: 'Year 10', computedAt: '2026-03-02T01:00:00.000Z' },
  concepts: [
    {
      ...{ conceptId: id(1), name: 'Bolt', own: 'advanced' },
      ofTen: { none: 1, foundational: 2, scaffolded: 3, advanced: 4 },
    },
    { conceptId: id(2), name: 'Nut', own: null, ofTen: null },
  ],
};
const html = (change: Partial<ClassView>) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, pathways }}>
      <ClassCard view={{ ...view, ...change }} lang="en" todayId={id(2)} />
    </IntlProvider>,
  );

it('shows ten marks with what they say in words, the reader beside them, and a table of all', () => {
  const page = html({});
  expect(page).toContain('Of ten learners in Year 10, as of March 2.');
  expect(page).toContain(
    'Of ten: 4 probably know it, 3 are getting there, 2 have made first steps, 1 have not started.',
  );
  const [marks] = page.split('border-y')[1]?.split('Of ten: 4') ?? [];
  expect(marks?.split('<svg')).toHaveLength(11);
  expect(page.match(/Nearly all stand alike/g)).toHaveLength(2);
  expect(page).toContain('All 2 concepts as a table');
  expect(page).toContain('<td class="whitespace-nowrap py-1.5 ps-4">Probably known</td>');
});

it('says why there is nothing, and is silent where the course doesn’t show it', () => {
  expect(html({ state: 'few', concepts: [], computedAt: null })).toContain('Your class is too small to be shown');
  expect(html({ state: 'off', concepts: [], computedAt: null })).toBe('');
});
