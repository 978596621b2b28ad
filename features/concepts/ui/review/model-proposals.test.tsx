import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import map from '@/platform/i18n/messages/en/map.json';
import type { Suggestion, SuggestionRunShown } from '../../propose/contract';
import { RunState } from './model-proposals';
import { decidedOn, decisionOn, nothingDecided, proposalsByModel } from './proposals';
import { SuggestionRow } from './suggestion-row';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ map }}>
      {part}
    </IntlProvider>,
  );
const passage = { chunkId: 'k', sourceId: 's', sourceTitle: 'Locks', heading: 'Lockout' };
const pair: Suggestion = {
  ...{
    id: 'p',
    kind: 'prerequisite',
    name: '',
    before: 'Isolation',
    after: 'Lockout',
    likeness: 0,
    support: 2,
    model: 'small',
  },
  quote: 'Lockout needs isolation first.',
  passage,
};
const concept: Suggestion = { ...pair, id: 'c', kind: 'concept', name: 'Tag', before: '', after: '', support: 1 };
const [first, second] = proposalsByModel([pair, concept]);
const row = (proposal: typeof first) =>
  proposal?.of === 'suggestion' ? (
    <SuggestionRow proposal={proposal} checked={false} onChange={() => undefined} />
  ) : null;

it('a proposal shows the sentence, where it stands and how many passages bear it out', () => {
  const shown = html(row(first));
  for (const words of [
    'Lockout needs isolation first.',
    'under “Lockout”',
    '2 passages about “Lockout” name “Isolation”.',
  ])
    expect(shown).toContain(words);
  expect(html(row(second))).toContain('One passage names it.');
});

it('is decided on like others, all in one', () => {
  const both = proposalsByModel([pair, concept]);
  expect(decisionOn(both, false)).toEqual({
    accept: nothingDecided,
    reject: { ...nothingDecided, suggestionIds: ['p', 'c'] },
  });
  expect(decidedOn(decisionOn(both, false).reject)).toBe(2);
});

it('a run says how far it got and what came of it', () => {
  const run: SuggestionRunShown = {
    ...{ id: 'r', state: 'failed', read: 7, proposed: 4, kept: 1, dropped: { quote: 2, waits: 1 } },
    ...{ problem: 'unavailable', at: '2026-11-28T12:00:00Z' },
  };
  expect(html(<RunState run={run} />)).toContain('stopped after 7 passages');
  expect(html(<RunState run={run} />)).toContain('It proposed 4. One was kept, and 3 left out');
});
