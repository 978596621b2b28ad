import { beforeAll, describe, expect, it, vi } from 'vitest';
import { refuse } from '@/features/consent/testing';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { ChatMessage, ThreadSummary, ThreadWithMessages } from './contract';
import { faithful } from './obedient-model.fixture';
import { createTutor } from './service';
import { testTutor } from './testing';

const material = {
  'a.md': `# Energy\n\n## Hazard\n\nA **hazard** is anything that can hurt a person. A wet floor is a hazard, and so is a spinning shaft.\n\n## Isolation\n\n**Isolation** is the act of cutting a machine off from its energy. Isolation takes the hazard away for as long as it lasts.\n`,
  'b.md': `# Locks\n\n## Lockout\n\n**Lockout** is the holding of an isolation by a lock. Lockout needs isolation first, since a lock on a live machine protects nobody.\n\n## Tagout\n\n**Tagout** is the marking of an isolation by a tag. Tagout is weaker than lockout, because a tag holds nothing.\n`,
};
const school = testTutor(material);
const { as, ask, call, helperCalls, practice, presentation, records, state } = school;
let learner: Principal;
let other: Principal;
let teacher: Principal;
let admin: Principal;
beforeAll(() => {
  [learner, other] = [school.who('learner'), school.who('other')];
  [teacher, admin] = [school.who('teacher'), school.who('admin')];
});

describe('asking', () => {
  it('answers block by block with citations, keeps both messages, and holds no transaction while a model writes', async () => {
    let whileWriting = 0;
    state.script = (job) => {
      whileWriting = Math.max(whileWriting, school.open.count);
      return faithful(job);
    };
    const { events, thread, message } = await ask(learner, { question: 'What is a hazard?' });
    expect(events.map((event) => event.type)).toEqual(['asked', 'started', 'block', 'block', 'done']);
    expect(whileWriting).toBe(0);
    expect(message.blocks[0]).toMatchObject({ citations: [1], html: expect.stringContaining('hazard') });
    expect(message.citations[0]?.sourceTitle).toBe('Energy');
    const { body } = await call<ThreadWithMessages>(learner, 'GET', `/chats/${thread.id}`);
    expect(body.messages.map((each) => each.role)).toEqual(['learner', 'tutor']);
    expect(body.messages[1]).toEqual(message);
    expect(records.at(-1)).toMatchObject({
      task: 'chat',
      learnerId: learner.userId,
      outcome: 'shown',
      served: { model: 'scripted', prompt: { name: 'tutor-answer', version: 3 } },
    });
    expect(records.at(-1)?.chunkIds.length).toBeGreaterThan(0);
  });

  it('gives whoever asks the same for the first time the answer that was kept, without asking a model', async () => {
    const before = records.length;
    const { message } = await ask(other, { question: 'what is a hazard' });
    expect(message.notes).toContain('kept');
    expect(message.blocks[0]?.citations).toEqual([1]);
    expect(records).toHaveLength(before);
  });

  it('reads a follow-up with what was said before', async () => {
    const { thread } = await ask(learner, { question: 'What is lockout?' });
    const { message } = await ask(learner, { threadId: thread.id, question: 'And why?' });
    expect(message.citations.some((citation) => citation.sourceTitle === 'Locks')).toBe(true);
  });

  it('answers as JSON too', async () => {
    state.now = new Date(state.now.getTime() + 3_600_000);
    const { status, body } = await call<{ message: ChatMessage }>(learner, 'POST', '/chat', {
      question: 'What is tagout?',
    });
    expect(status).toBe(200);
    expect(body.message.role).toBe('tutor');
  });

  it('records what the model was asked beside the answer', async () => {
    helperCalls.length = 0;
    state.now = new Date(state.now.getTime() + 3_600_000);
    state.script = (job) =>
      job.prompt.name === 'tutor-translate' ? { value: { text: 'What does tagout hold?' } } : faithful(job);
    await ask(learner, { question: '¿Qué es lo que sujeta una etiqueta cuando la pones en la máquina?' });
    expect(helperCalls).toContainEqual({
      courseId: state.courseId,
      learnerId: learner.userId,
      prompt: 'tutor-translate',
    });
    expect(helperCalls.map(({ prompt }) => prompt)).not.toContain('tutor-answer');
    state.script = faithful;
  });

  it('keeps the answer as stopped when the reader leaves', async () => {
    const leaving = new AbortController();
    state.script = (job) => {
      if (job.prompt.name === 'tutor-answer') leaving.abort();
      return faithful(job);
    };
    const run = <T>(work: (tx: Tx) => Promise<T>) => as(other, work);
    const tutor = createTutor(school.deps());
    const asked = await tutor.takeIn(run, {
      learnerId: other.userId,
      courseId: state.courseId,
      ask: { question: 'What does isolation do?' },
    });
    for await (const event of tutor.answer(run, asked, leaving.signal)) if (event.type === 'asked') continue;
    const { body } = await call<ThreadWithMessages>(other, 'GET', `/chats/${asked.thread.id}`);
    expect(body.messages[1]).toMatchObject({ role: 'tutor', notes: ['stopped'] });
    state.script = faithful;
  });

  it('keeps it as stopped too when the reader has left before the first event', async () => {
    const leaving = new AbortController();
    leaving.abort();
    const run = <T>(work: (tx: Tx) => Promise<T>) => as(other, work);
    const tutor = createTutor(school.deps());
    const asked = await tutor.takeIn(run, {
      learnerId: other.userId,
      courseId: state.courseId,
      ask: { question: 'Why is a tag weaker than a lock?' },
    });
    tutor.answer(run, asked, leaving.signal);
    await vi.waitFor(async () => {
      const { body } = await call<ThreadWithMessages>(other, 'GET', `/chats/${asked.thread.id}`);
      expect(body.messages[1]).toMatchObject({ role: 'tutor', notes: ['stopped'] });
    });
  });
});

describe('an exercise', () => {
  it('gets its hint in the chat, and the hint counts', async () => {
    const exercise = await presentation('Lockout', learner);
    const { message } = await ask(learner, { question: 'I am stuck', presentationId: exercise.id });
    expect(message.kind).toBe('hint');
    const again = await as(learner, (tx) => practice().presentation(tx, learner.userId, exercise.id));
    expect(again.hints).toHaveLength(1);
    await as(learner, (tx) => practice().answer(tx, learner.userId, exercise.id));
  });

  it('of somebody else is none: its id opens nothing', async () => {
    const exercise = await presentation('Tagout', other);
    const { message } = await ask(learner, { question: 'I am stuck', presentationId: exercise.id });
    expect(message.kind).not.toBe('hint');
    const again = await as(other, (tx) => practice().presentation(tx, other.userId, exercise.id));
    expect(again.hints).toHaveLength(0);
  });
});

describe('a conversation', () => {
  it('is nobody else’s: not another learner’s, not a teacher’s, not an administrator’s', async () => {
    const { thread } = await ask(learner, { question: 'What is isolation?' });
    for (const who of [other, teacher, admin]) {
      expect((await call(who, 'GET', `/chats/${thread.id}`)).status).toBe(404);
      expect((await call(who, 'DELETE', `/chats/${thread.id}`)).status).toBe(404);
      expect((await call(who, 'POST', '/chat', { threadId: thread.id, question: 'And?' })).status).toBe(404);
      const { rows } = await as(who, (tx) =>
        tx.execute(`select 1 from chat_messages where thread_id = '${thread.id}'`),
      );
      expect(rows).toEqual([]);
    }
  });

  it('is found by its words, deleted, taken back, and gone a day after', async () => {
    const { thread } = await ask(learner, { question: 'Is a wet floor 100% dangerous_?' });
    const list = async (q: string) =>
      (await call<{ items: ThreadSummary[] }>(learner, 'GET', `/chats?q=${encodeURIComponent(q)}`)).body.items;
    expect(await list('100% dangerous_')).toMatchObject([{ id: thread.id, found: 'Is a wet floor 100% dangerous_?' }]);
    expect(await list('100x dangerous')).toEqual([]);
    expect((await list('')).length).toBeGreaterThan(3);
    await call(learner, 'DELETE', `/chats/${thread.id}`);
    expect((await call(learner, 'GET', `/chats/${thread.id}`)).status).toBe(404);
    await call(learner, 'POST', `/chats/${thread.id}/restore`);
    expect((await call(learner, 'GET', `/chats/${thread.id}`)).status).toBe(200);
    await call(learner, 'DELETE', `/chats/${thread.id}`);
    state.now = new Date(state.now.getTime() + 25 * 3_600_000);
    await school.school().asSystem((tx) => createTutor(school.deps()).purge(tx));
    expect((await call(learner, 'POST', `/chats/${thread.id}/restore`)).status).toBe(404);
  });

  it('hands an answer to the teachers only when its learner reports it', async () => {
    const { thread, message } = await ask(learner, { question: 'What is tagout?' });
    const path = `/chats/${thread.id}/messages/${message.id}/report`;
    expect((await call(other, 'POST', path, { reason: 'wrong' })).status).toBe(404);
    expect((await call(learner, 'POST', path, { reason: 'wrong', words: 'A tag holds nothing.' })).status).toBe(204);
    expect((await call(learner, 'GET', '/chat-reports')).status).toBe(403);
    const { body } = await call<{ items: { id: string }[] }>(teacher, 'GET', '/chat-reports');
    expect(body.items).toMatchObject([{ question: 'What is tagout?', reason: 'wrong', writtenBy: 'scripted' }]);
    const shown = await call<ThreadWithMessages>(learner, 'GET', `/chats/${thread.id}`);
    expect(shown.body.messages[1]).toMatchObject({ reported: true });
    expect((await call(teacher, 'DELETE', `/chat-reports/${body.items[0]?.id}`)).status).toBe(204);
  });
});

describe('how often', () => {
  it('is counted by the hour and said with when to ask again', async () => {
    state.now = new Date(state.now.getTime() + 2 * 3_600_000);
    const start = state.now;
    let left = 5;
    for (let i = 0; i < 5; i++) {
      const { status, body } = await call<{ limit: { left: number } }>(learner, 'POST', '/chat', {
        question: 'thanks',
      });
      expect(status).toBe(200);
      left -= 1;
      expect(body.limit.left).toBe(left);
    }
    const refused = await call<{ code: string; againAt: string }>(learner, 'POST', '/chat', { question: 'thanks' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_questions' } });
    expect(new Date(refused.body.againAt)).toEqual(new Date(start.getTime() + 3_600_000));
    expect((await call(other, 'POST', '/chat', { question: 'thanks' })).status).toBe(200);
    const opening = await call<{ suggestions: string[]; limit: { left: number } }>(learner, 'GET', '/chat');
    expect(opening.body.limit.left).toBe(0);
    expect(opening.body.suggestions).toHaveLength(3);
  });
});

it('points somebody in need to the person that the school named', async () => {
  const { message } = await ask(other, { question: "I don't want to live anymore" });
  expect(message).toMatchObject({ kind: 'turned', reason: 'self_harm' });
  expect(message.blocks.map((block) => block.html).join(' ')).toContain('Ms Okafor in room 12');
});

describe('a learner who wants no tutor', () => {
  it('asks nothing, and still reads what was said', async () => {
    const { thread } = await ask(other, { question: 'What is tagout?' });
    await refuse(school.school().test, other.userId, 'tutoring');
    const refused = await call<{ code: string }>(other, 'POST', '/chat', { question: 'What is tagout?' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'tutor_off' } });
    expect((await call<{ off: boolean }>(other, 'GET', '/chat')).body.off).toBe(true);
    expect((await call<{ off: boolean }>(learner, 'GET', '/chat')).body.off).toBe(false);
    expect((await call<ThreadWithMessages>(other, 'GET', `/chats/${thread.id}`)).body.messages).toHaveLength(2);
  });
});
