import { describe, expect, it } from 'vitest';
import type { ChatBlock, TutorEvent, TutorMessage } from '../contract';
import { type ChatState, chatStep, emptyChat } from './chat-state';

const limit = { perHour: 5, left: 4, againAt: null };
const thread = { id: 't', courseId: 'c', conceptId: null, lessonId: null, title: 'Why?', createdAt: '', updatedAt: '' };
const block = (html: string): ChatBlock => ({ kind: 'paragraph', html, citations: [1], own: false });
const message: TutorMessage = {
  ...{
    role: 'tutor',
    id: 'm',
    kind: 'answer',
    reason: null,
    notes: [],
    model: 'a',
    citations: [],
    blocks: [block('x')],
  },
  ...{ reported: false, at: '' },
};
const told = (events: TutorEvent[], from: ChatState = chatStep(emptyChat(null), { type: 'ask', question: 'Why?' })) =>
  events.reduce((state, event) => chatStep(state, { type: 'event', event }), from);
const asked: TutorEvent = { type: 'asked', thread, message: { role: 'learner', id: 'q', words: 'Why?', at: '' } };

describe('a conversation on the screen', () => {
  it('shows the question at once, and once only when it is kept', () => {
    const before = chatStep(emptyChat(limit), { type: 'ask', question: 'Why?' });
    expect(before).toMatchObject({ asking: 'Why?', messages: [], draft: { stage: 'looking' } });
    expect(told([asked])).toMatchObject({ asking: null, messages: [{ words: 'Why?' }], thread });
  });
  it('tells of waiting and writing, gathers blocks, and takes them back when told', () => {
    const queued = told([asked, { type: 'queued', position: 2, waitMs: 9000 }]);
    expect(queued.draft).toMatchObject({ stage: 'queued', before: 2, waitMs: 9000 });
    const writing = told(
      [
        { type: 'started', model: 'a' },
        { type: 'block', block: block('x'), citations: [] },
      ],
      queued,
    );
    expect(writing.draft).toMatchObject({ stage: 'writing', blocks: [{ html: 'x' }] });
    expect(told([{ type: 'restart' }], writing).draft?.blocks).toEqual([]);
    const done = told([{ type: 'done', message, limit }], writing);
    expect(done).toMatchObject({ draft: null, limit });
    expect(done.messages).toHaveLength(2);
  });
  it('keeps what was asked when no answer comes', () => {
    const failed = chatStep(told([asked]), {
      type: 'failed',
      problem: { code: 'offline', status: 0 },
      question: 'Why?',
    });
    expect(failed).toMatchObject({ draft: null, failed: { question: 'Why?' } });
    expect(chatStep(failed, { type: 'ask', question: 'Why?' }).failed).toBeNull();
  });
  it('marks a reported answer and begins anew', () => {
    const done = told([asked, { type: 'done', message, limit }]);
    const reported = chatStep(done, { type: 'reported', messageId: 'm' });
    expect(reported.messages[1]).toMatchObject({ reported: true });
    expect(chatStep(done, { type: 'new' })).toEqual(emptyChat(limit));
  });
});
