import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import administration from '@/platform/i18n/messages/en/administration.json';
import { Administering, WaitingList } from './administering';

const html = (screen: ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ administration }}>
      {screen}
    </IntlProvider>,
  );
const school = { id: '1', name: 'Riverside School', closed: false, peopleCount: 1, classCount: 2, terms: [] };

it('names what waits with where it is dealt with', () => {
  const shown = html(
    <WaitingList
      waiting={[
        { kind: 'deletions', count: 1, href: '/data-requests' },
        { kind: 'fairness', count: 2, href: '/fairness' },
        { kind: 'backups', warning: 'notSetUp', href: '/backups' },
      ]}
    />,
  );
  expect(shown).toContain('One request to delete a learner');
  expect(shown).toContain('2 differences between groups of learners to decide on');
  expect(shown).toMatch(/href="\/backups"[^>]*>No backups are made/);
});

it('says that nothing waits, and which schools there are', () => {
  const shown = html(
    <Administering waiting={[]} schools={[school, { ...school, id: '2', name: 'Old Mill', closed: true }]} />,
  );
  expect(shown).toContain('Nothing waits for you.');
  expect(shown).toContain('one person, 2 classes');
  expect(shown.match(/Closed/g)).toHaveLength(1);
});
