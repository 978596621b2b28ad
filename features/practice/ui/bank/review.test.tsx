import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import exercise from '@/platform/i18n/messages/en/exercise.json';
import items from '@/platform/i18n/messages/en/items.json';
import type { ProposalRun } from '../../contract';
import { itemOf } from './bank-fixtures';
import { filterItems, isToReview, noFilters } from './filter-items';
import { ItemReview, Trust } from './item-review';
import { ProposalResult, reasonKey } from './proposal-result';
import { afterVerdict } from './use-review';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ items, exercise }}>
      {part}
    </IntlProvider>,
  );
const proposed = itemOf({
  id: 'm',
  chunkId: 'x',
  origin: 'model',
  review: 'unreviewed',
  trust: {
    model: 'openai:small',
    prompt: { name: 'p', version: 1 },
    outputId: 'o',
    solvedBy: [
      { model: 'openai:small', purpose: 'tutor' },
      { model: 'openai:big', purpose: 'judge' },
    ],
    quote: 'A padlock holds the switch.',
  },
});
const nothing = () => undefined;

describe('a model’s item', () => {
  it('waits for a review until a verdict, and a verdict can be taken back', () => {
    expect(isToReview(proposed)).toBe(true);
    expect(isToReview(afterVerdict(proposed, 'approve'))).toBe(false);
    const rejected = afterVerdict(proposed, 'reject');
    expect(rejected).toMatchObject({ status: 'retired', review: 'unreviewed' });
    expect(afterVerdict(rejected, 'reopen')).toEqual(proposed);
    const waiting = filterItems([itemOf({ id: 'a' }), proposed, rejected], { ...noFilters, status: 'review' });
    expect(waiting.map(({ id }) => id)).toEqual(['m']);
  });

  it('shows the words it stands on and who solved it again', () => {
    const page = html(<Trust trust={proposed.trust ?? never()} lang="en" />);
    expect(page).toContain('A padlock holds the switch.');
    expect(page).toContain('Solved again without the answer by openai:small');
    expect(page).toContain('Solved again by the judge, openai:big');
  });

  it('says whether answers to it count, or that its passage is gone', () => {
    const review = (item: typeof proposed, counts: boolean) =>
      html(<ItemReview {...{ item, counts, lang: 'en' }} onJudge={nothing} onEdit={nothing} onChoose={nothing} />);
    expect(review(proposed, false)).toContain('do not count until you approve it');
    expect(review(proposed, true)).toContain('Answers to it count.');
    expect(review({ ...proposed, chunkId: null }, true)).toContain('Its passage is gone');
  });
});

describe('what came of asking a model', () => {
  const run: ProposalRun = {
    id: 'r',
    conceptId: 'k',
    conceptName: 'Lock-out',
    state: 'done',
    proposed: 6,
    kept: 3,
    rejected: { solved_otherwise: 2, quote: 1 },
    problem: null,
    at: '2026-03-02T12:00:00Z',
  };
  it('is said in numbers, with the reasons, the most frequent first', () => {
    const page = html(<ProposalResult run={run} />);
    expect(page).toContain('6 written, 3 kept, 3 turned down by the checks');
    expect(page.indexOf('with another answer: 2')).toBeGreaterThan(0);
    expect(page.indexOf('with another answer: 2')).toBeLessThan(page.indexOf('not in the passage: 1'));
  });
  it('while it works, and where it failed, is said without numbers that are not there', () => {
    const waiting = html(<ProposalResult run={{ ...run, state: 'waiting', proposed: 0, kept: 0, rejected: {} }} />);
    expect(waiting).toContain('Learners come first.');
    expect(waiting).not.toContain('written');
    const failed = { ...run, state: 'failed' as const, proposed: 0, kept: 0, rejected: {}, problem: 'timeout' };
    expect(html(<ProposalResult run={failed} />)).toContain('The model took too long.');
    expect(html(<ProposalResult run={{ ...failed, problem: 'odd' }} />)).toContain('An administrator can see why');
  });
  it('has words for every reason', () => {
    for (const code of Object.keys(items.propose.reasons)) expect(reasonKey(code)).toBe(`reasons.${code}`);
    expect(reasonKey('new')).toBe('reasons.other');
  });
});

function never(): never {
  throw new Error('The item has no trust.');
}
