import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import retrieval from '@/platform/i18n/messages/en/retrieval.json';
import { type ExpectedChoice, ExpectedList } from './expected-list';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ common, retrieval }}
      onError={(error) => {
        throw error;
      }}
    >
      {part}
    </IntlProvider>,
  );
const list = (chosen: ExpectedChoice[], gone: Parameters<typeof ExpectedList>[0]['gone'] = []) =>
  html(<ExpectedList lang="en" chosen={chosen} gone={gone} onChange={() => {}} onDropGone={() => {}} />);

it('names each passage with how much it says, and what is gone apart', () => {
  const gone = { sourceId: 's', sourcePath: 'old.md', headingPath: ['Ropes'], hash: 'h', quote: '', grade: 1 };
  const page = list(
    [{ chunkId: 'x', heading: 'Valves', source: 'pumps.md', quote: '', grade: 2 }],
    [{ ...gone, chunkId: null }],
  );
  for (const words of ['Valves', 'pumps.md', 'How much “Valves” says', 'No longer in the material', 'Ropes'])
    expect(page).toContain(words);
  expect(page).toMatch(/<option value="2" selected="">answers it/);
  expect(list([])).toContain('None yet. Search for them below.');
});
