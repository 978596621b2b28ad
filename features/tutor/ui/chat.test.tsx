import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import tutor from '@/platform/i18n/messages/en/tutor.json';
import type { AskLimit, ChatBlock, TutorMessage } from '../contract';
import { BlockView } from './block-view';
import { ChatComposer } from './chat-composer';
import { DraftView } from './draft-view';
import { ReplyView } from './reply-view';
import { Welcome } from './welcome';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, tutor }}>
      {part}
    </IntlProvider>,
  ).replaceAll('&#x27;', "'");

const citation = { number: 1, chunkId: 'k', sourceId: 's', sourceTitle: 'Locks', headingPath: ['Locks', 'Lockout'] };
const block: ChatBlock = { kind: 'paragraph', html: '<p>A lock holds.</p>', citations: [1], own: false };
const limit: AskLimit = { perHour: 30, left: 30, againAt: null };
const message: TutorMessage = {
  ...{ role: 'tutor', id: 'm', kind: 'answer', reason: null, notes: [], model: 'qwen', citations: [citation] },
  ...{ blocks: [block], reported: false, at: '2026-03-02T12:00:00.000Z' },
};
const reply = (over: Partial<TutorMessage>) =>
  html(<ReplyView message={{ ...message, ...over }} courseId="c" threadId="t" lang="en" onReported={() => {}} />);

describe('an answer', () => {
  it('has a number for each passage, which opens it, and says who wrote it', () => {
    const page = reply({});
    expect(page).toContain('href="/courses/c/sources/s?chunk=k"');
    expect(page).toContain('aria-label="Passage 1: “Lockout” in “Locks”"');
    expect(page).toContain('Written by qwen');
    expect(page).toContain('Report this answer');
  });
  it.each([
    'no_model',
    'model_failed',
    'model_interrupted',
    'nothing_stood',
    'left_out',
    'gives_away',
    'stopped',
    'kept',
  ] as const)('says in words what a note means: %s', (note) =>
    expect(reply({ notes: [note] })).toContain(tutor.note[note]),
  );
  it('names the material where no model wrote, and itself where rules did', () => {
    expect(reply({ kind: 'passages', model: null })).toContain('Word for word from the material.');
    expect(reply({ kind: 'turned', model: null })).toContain('Written by Meno');
  });
  it('marks what rests on the model alone', () => {
    const own = html(<BlockView block={{ ...block, own: true }} citations={[]} courseId="c" lang="en" />);
    expect(own).toContain(tutor.cite.own);
  });
});

describe('waiting', () => {
  const draft = { stage: 'queued' as const, before: 3, waitMs: 12_000, blocks: [], citations: [] };
  const words = (over: object) => html(<DraftView draft={{ ...draft, ...over }} courseId="c" lang="en" />);
  it('is told in plain words', () => {
    expect(words({})).toContain('3 questions are before yours. About 12 seconds.');
    expect(words({ before: 1, waitMs: 130_000 })).toContain('1 question is before yours. About 2 minutes.');
    expect(words({ before: 0, waitMs: 0 })).toContain('You are next.');
    expect(words({ stage: 'writing' })).toContain('checking each part');
  });
});

describe('asking', () => {
  const composer = (over: { busy?: boolean; limit?: AskLimit }) =>
    html(<ChatComposer busy={false} limit={limit} focus={false} onAsk={() => {}} onStop={() => {}} {...over} />);
  it('says how many questions are left once that matters', () => {
    expect(composer({})).not.toContain('more question');
    expect(composer({ limit: { ...limit, left: 6 } })).toContain('You can ask 6 more questions this hour.');
    const spent = composer({ limit: { ...limit, left: 0, againAt: '2026-03-02T12:40:00.000Z' } });
    expect(spent).toContain('You have asked 30 questions within an hour');
    expect(spent).toContain('12:40');
  });
  it('becomes stopping while an answer comes', () => {
    expect(composer({ busy: true })).toContain('Stop');
    expect(composer({})).not.toContain('Stop');
  });
});

describe('an empty conversation', () => {
  const opening = { suggestions: ['Why?', 'How?'], concept: null, exercise: false, model: true, off: false, limit };
  it('says what may be asked, where it stands, and who reads along', () => {
    const page = html(<Welcome opening={opening} onAsk={() => {}} />);
    expect(page).toContain(tutor.welcome.about);
    expect(page.match(/<button/g)).toHaveLength(2);
    expect(page).toContain('Only you can read this conversation.');
    expect(page).not.toContain('No language model');
  });
  it('is honest about an exercise and a missing model', () => {
    const page = html(<Welcome opening={{ ...opening, exercise: true, model: false }} onAsk={() => {}} />);
    expect(page).toContain('I give hints first');
    expect(page).toContain('No language model is set up here');
  });
});
