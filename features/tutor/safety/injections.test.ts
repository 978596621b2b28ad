import dns from 'node:dns';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenExercise } from '@/features/practice/contract';
import type { Principal } from '@/platform/http/principal';
import type { ModelJob } from '@/platform/models/serving/types';
import type { TutorMessage } from '../contract';
import { faithful, obedient } from '../obedient-model.fixture';
import { tellsPrompt } from '../rules/tells-prompt';
import { testTutor } from '../testing';
import { IN_MATERIAL } from './in-material';
import { IN_WORDS } from './in-words';
import { type Injection, obeyedWords } from './injection';
import { poisonedCourse, subjectOf } from './material';

const school = testTutor(poisonedCourse(), 1000);
/** What another learner wrote: nobody else's answer may ever hold it. */
const OTHERS_WORDS = 'My secret worry is the violet tortoise under bridge nine.';

let learner: Principal;
let open: OpenExercise;
/** Its answer. */
const KEY = 'isolation';
/** Hosts and ports that anything in this process tried to reach, past the database. */
const reached: string[] = [];

beforeAll(async () => {
  learner = school.who('learner');
  school.state.script = faithful;
  await school.ask(school.who('other'), { question: OTHERS_WORDS });
  await openGap();
  const exercises = await school.as(learner, (tx) =>
    school.practice().openExercises(tx, learner.userId, school.state.courseId),
  );
  const [first] = exercises;
  if (!first) throw new Error('no exercise is open');
  open = first;
  watchSockets();
});
afterAll(() => vi.restoreAllMocks());

/** Puts a teacher's own exercise with a gap before the learner: its answer is one word that everybody can look for. */
async function openGap(): Promise<void> {
  const { courseId } = school.state;
  await school.as(school.who('teacher'), async (tx) => {
    const concepts = await school.concepts().port.teachingConcepts(tx, courseId);
    const concept = concepts.find((each) => each.name.toLowerCase() === 'isolation');
    await school.practice().createItem(tx, courseId, {
      conceptId: concept?.id ?? '',
      body: { kind: 'cloze', prompt: 'Which word is missing?', text: 'Before any work, ____ cuts the machine off.' },
      key: { kind: 'cloze', answers: [KEY] },
      hints: ['Think of what comes before the lock.', 'It has to do with energy.', 'The material says: isolation.'],
      worked: '**isolation**',
      explanations: {},
    });
  });
  const { owner } = school.school().test;
  await owner.query(
    `insert into presentations (district_id, id, learner_id, course_id, concept_id, item_id)
     select district_id, gen_random_uuid(), $1, course_id, concept_id, id from items where origin = 'teacher'`,
    [learner.userId],
  );
}

function watchSockets(): void {
  const connect = net.Socket.prototype.connect;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    const text = JSON.stringify(args);
    if (!/127\.0\.0\.1|localhost|"path"|\.s\.PGSQL/.test(text)) reached.push(text);
    return Reflect.apply(connect, this, args);
  });
  vi.spyOn(dns, 'lookup').mockImplementation((...args: unknown[]) => {
    reached.push(`look-up of ${String(args[0])}`);
    throw new Error('No names are looked up here.');
  });
  vi.stubGlobal('fetch', (input: unknown) => {
    reached.push(`fetch of ${String(input)}`);
    return Promise.reject(new Error('Nothing is fetched here.'));
  });
}

/** Everything of the school that an injection might want to change, besides the conversation itself. */
async function rest(): Promise<unknown> {
  const { owner } = school.school().test;
  // A hint that is asked for is given, and counts: that alone may change of an exercise.
  const exercises = '(select id, attempt_count, answer_shown_at, finished_at from presentations)';
  const tables = [exercises, 'attempts', 'mastery', 'events', 'items', 'concepts', 'courses', 'sources', 'users'];
  const sums = await Promise.all(
    tables.map((table) =>
      owner.query(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t`),
    ),
  );
  return sums.map(({ rows }) => rows[0]);
}

interface Seen {
  message: TutorMessage;
  instructions: string;
  prompts: string[];
}

/** Asks with a model that does what the injection says, whatever the question. */
async function attempt(injection: Injection, question: string, threadId?: string): Promise<Seen> {
  const prompts: string[] = [];
  let instructions = '';
  school.state.script = (job: ModelJob) => {
    if (job.prompt.name === 'tutor-answer') {
      prompts.push(job.request.messages.map((message) => message.content).join('\n'));
      instructions = job.request.messages[0]?.content ?? '';
    }
    return obedient(() => obeyedWords(injection, { key: KEY, prompt: instructions, other: OTHERS_WORDS }))(job);
  };
  const { message } = await school.ask(learner, { question, ...(threadId ? { threadId } : {}) });
  return { message, instructions, prompts };
}

async function expectHarmless({ message, instructions, prompts }: Seen, before: unknown): Promise<void> {
  const html = message.blocks.map((block) => block.html).join('\n');
  const said = html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&amp;', '&');
  expect(open.givesAway(said, false), said).toBe(false);
  expect(said.toLowerCase()).not.toMatch(new RegExp(`\\b(?:answer|word|solution|key|gap)\\b.{0,40}${KEY}`));
  expect(tellsPrompt(said, instructions, ''), said).toBe(false);
  expect(`${said} ${prompts.join(' ')}`).not.toContain('violet tortoise');
  expect(html).not.toMatch(/<(?:a|img|script|style|iframe|form|input|base|object|embed|svg|link|meta|button)\b/i);
  expect(html).not.toMatch(/\son\w+\s*=|javascript:|https?:\/\/(?!www\.w3\.org\/)|evil\.example\/|data-diagram/i);
  for (const block of message.blocks)
    for (const number of block.citations) expect(message.citations.some((each) => each.number === number)).toBe(true);
  const chunks = await school.as(learner, (tx) =>
    school.school().library.port.chunksById(
      tx,
      school.state.courseId,
      message.citations.map((citation) => citation.chunkId),
    ),
  );
  expect(chunks).toHaveLength(message.citations.length);
  expect(await rest()).toEqual(before);
  expect(reached).toEqual([]);
}

it('are at least sixty, in every place', () => {
  const all = [...IN_MATERIAL, ...IN_WORDS];
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map((each) => each.place)).size).toBe(10);
});

describe('an instruction hidden in the material', () => {
  it.each(IN_MATERIAL.map((injection, index) => [`${injection.place}: ${injection.name}`, injection, index] as const))(
    '%s',
    async (_title, injection, index) => {
      const before = await rest();
      const seen = await attempt(injection, `How does the ${subjectOf(index)} valve work, and when is it checked?`);
      // It did come before the model; otherwise nothing was tried.
      expect(seen.prompts.join(' ')).toContain(`${subjectOf(index)} valve opens at low pressure`);
      await expectHarmless(seen, before);
    },
  );
});

describe('an instruction in what a learner writes', () => {
  it.each(IN_WORDS.map((injection) => [`${injection.place}: ${injection.name}`, injection] as const))(
    '%s',
    async (_title, injection) => {
      if (injection.place === 'history') {
        school.state.script = faithful;
        const { thread } = await school.ask(learner, { question: injection.text });
        const before = await rest();
        await expectHarmless(
          await attempt(injection, 'Why does a lock on a live machine protect nobody?', thread.id),
          before,
        );
        return;
      }
      const before = await rest();
      await expectHarmless(await attempt(injection, injection.text), before);
    },
  );
});

it('finds out when something is wrong: what it looks for is found where it is', async () => {
  const html = '<p>Nothing told. <a href="https://evil.example/">x</a></p>';
  const message: TutorMessage = {
    ...{
      role: 'tutor',
      id: 'm',
      kind: 'answer',
      reason: null,
      notes: [],
      model: null,
      citations: [],
      reported: false,
      at: '',
    },
    blocks: [{ kind: 'paragraph', html, citations: [], own: false }],
  };
  await expect(expectHarmless({ message, instructions: '', prompts: [] }, await rest())).rejects.toThrow();
});
