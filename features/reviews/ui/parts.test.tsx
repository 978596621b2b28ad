import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import reviews from '@/platform/i18n/messages/en/reviews.json';
import type { ReviewDay, Reviews, Round } from '../contract';
import { Calendar } from './calendar';
import { capChoices } from './cap-choices';
import { DayList } from './day-list';
import { minutesFor } from './minutes';
import { RoundEnd } from './round-end';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ reviews }}>
      {part}
    </IntlProvider>,
  );
const course = { courseId: 'k', courseTitle: 'Bearings', lang: 'en' };
const days = Array.from({ length: 28 }, (_, n) => ({
  date: new Date(Date.parse('2026-03-02') + n * 86_400_000).toISOString().slice(0, 10),
  count: n === 0 ? 4 : n === 1 ? 2 : 0,
  moved: n === 1 ? 1 : 0,
}));
const stands: Reviews = {
  today: { due: 4, unproven: 0, waiting: 1, done: 0 },
  nextAt: null,
  session: null,
  preferences: { dailyCap: 4 },
  limits: [],
  days,
  later: 3,
};

describe('the calendar', () => {
  it('says each day in words, marks the chosen one and has its numbers in a table', () => {
    const page = html(<Calendar reviews={stands} chosen="2026-03-03" />);
    expect(page).toContain('6 reviews in the next four weeks, and 3 later.');
    const said = page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(said).toMatch(/Today 2 March 4 reviews/);
    expect(said).toContain('Tue 3 March 2 reviews, 1 moved by a limit');
    expect(said).toContain('Wed 4 March nothing');
    expect(page.match(/aria-current="date"/g)).toHaveLength(1);
    expect(page.match(/<tr/g)).toHaveLength(29);
  });

  it('says since when something is due, why it was moved, and that a day is empty', () => {
    const review: ReviewDay['reviews'][number] = {
      ...{ ...course, conceptId: 'c', name: 'Wear', dueAt: '2026-02-20T10:00:00.000Z', recall: 0.714 },
      ...{ unproven: false, moved: false },
    };
    const list = (rest: Partial<typeof review>) =>
      html(<DayList day={{ date: '2026-03-02', reviews: [{ ...review, ...rest }] }} today="2026-03-02" />);
    expect(list({})).toMatch(/a chance of 71% · Due since Fri,? /);
    expect(list({ moved: true })).toContain('Moved by a limit');
    expect(list({ unproven: true })).toContain('To see whether it has held');
    expect(list({ unproven: true })).not.toContain('Due since');
    expect(html(<DayList day={{ date: '2026-03-04', reviews: [] }} today="2026-03-02" />)).toContain(
      'Nothing on this day.',
    );
  });
});

describe('the end of a round', () => {
  const concept = (name: string, outcome: Round['concepts'][number]['outcome']) => ({
    ...{ ...course, conceptId: name, name, outcome, dueAt: '2026-03-05T10:00:00.000Z' },
  });
  const end = (concepts: Round['concepts']) =>
    html(<RoundEnd arrive={false} round={{ id: 'r', finished: true, done: 4, total: 4, current: null, concepts }} />);

  it('counts what was asked, and says when each comes back', () => {
    const page = end([
      concept('Wear', 'kept'),
      concept('Heat', 'slipped'),
      concept('Noise', 'elsewhere'),
      concept('Fit', 'dropped'),
    ]);
    expect(page).toContain('1 of 2 kept');
    expect(page.match(/Comes back on Thursday/g)).toHaveLength(3);
    expect(page.match(/Learn it again/g)).toHaveLength(1);
    expect(page).toContain('/courses/k/lessons/new?concept=Heat');
    expect(page).toContain('You answered it somewhere else meanwhile.');
  });

  it('is plain where nothing was asked', () => {
    expect(end([])).toContain('This round is over');
  });
});

describe('choices', () => {
  it('have the limit that is set among them, and a time of at least a minute', () => {
    expect(capChoices(null)).toEqual([5, 10, 20, 30, 50, 100]);
    expect(capChoices(7)).toEqual([5, 7, 10, 20, 30, 50, 100]);
    expect([1, 8, 20].map(minutesFor)).toEqual([1, 5, 13]);
  });
});
