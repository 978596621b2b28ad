import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { collect } from '../collect';
import { createOpenAiModel } from '../openai/openai-model';
import { writeData, writePassages } from '../prompt-passages';
import type { ChatRequest, LanguageModel, PromptPassage } from '../types';
import { endpointFor } from './endpoint-for';
import { failureOf, languageModelContract } from './language-model.contract';
import { startTutorServer, type TutorServer } from './tutor-server';

let server: TutorServer;
let model: LanguageModel;
const never = new AbortController().signal;
beforeAll(async () => {
  server = await startTutorServer();
  model = createOpenAiModel(endpointFor(server.url));
});
afterAll(() => server.close());

languageModelContract('the scripted tutor', {
  open: async () => createOpenAiModel(endpointFor((await startTutorServer()).url)),
});

const passages: PromptPassage[] = [
  {
    ref: 'c1',
    chunkId: 'a',
    heading: 'Bearings > Grease',
    text: 'Too much grease makes a bearing run hot. A hot bearing loses its grease after 200 hours.',
  },
  {
    ref: 'c2',
    chunkId: 'b',
    heading: 'Lockout',
    text: 'A lock keeps a machine from being started. Each worker has one key.',
  },
];
const ask = (kind: string, text: string, more = ''): ChatRequest => ({
  messages: [{ role: 'user', content: `${writePassages(passages)}\n\n${writeData(kind, text)}\n\n${more}` }],
  passages,
  maxTokens: 2_000,
  temperature: 0,
});

test('answers a question from the passages, each sentence cited', async () => {
  const { text } = await collect(model.stream(ask('question', 'Why does a bearing run hot?'), never));
  expect(text).toMatch(/^Too much grease makes a bearing run hot\. \[c1\]/);
  expect(text).not.toContain('lock');
  const other = await collect(model.stream(ask('question', 'Who won?', 'If not, write only NOT_IN_PASSAGES.'), never));
  expect(other.text).toBe('NOT_IN_PASSAGES');
});

test('writes the sections that it is asked for', async () => {
  const { text } = await collect(
    model.stream(
      ask(
        'concept',
        'Grease',
        'Write:\n1. Why grease (explanation; passages c1; show s1)\n2. Keys (example; passages c2)',
      ),
      never,
    ),
  );
  expect(text).toMatch(/## 1\. Why grease\n\n.*\[c1\]\n\n\[\[s1\]\]\n\n## 2\. Keys\n\n.*\[c2\]$/s);
});

test('fills any schema from the passages', async () => {
  const zod = z.object({
    sections: z.array(
      z.object({
        kind: z.enum(['explanation', 'example', 'summary']),
        title: z.string().max(80),
        passages: z.array(z.string().max(8)).max(2),
        pieces: z.array(z.string()),
        text: z.string().max(60),
      }),
    ),
  });
  const { value } = await model.object(ask('concept', 'grease of a bearing'), { name: 'plan', zod }, never);
  expect(value.sections.map(({ kind }) => kind)).toEqual(['explanation', 'example', 'summary']);
  for (const { passages: refs, pieces, text, title } of value.sections) {
    expect(refs.every((ref) => ref === 'c1' || ref === 'c2')).toBe(true);
    expect(pieces).toEqual([]);
    expect(text).toMatch(/\[c\d\]$/);
    expect(['Grease', 'Lockout']).toContain(title);
  }
  expect(server.asked.at(-1)?.name).toBe('plan');
  const verdict = { name: 'verdict', zod: z.object({ verdict: z.enum(['unsure', 'supported', 'not_supported']) }) };
  expect((await model.object(ask('sentence', 'Grease makes a bearing hot.'), verdict, never)).value.verdict).toBe(
    'supported',
  );
  expect((await model.object(ask('sentence', 'Dragons fly to Paris.'), verdict, never)).value.verdict).toBe(
    'not_supported',
  );
});

test('judges an explanation by the words of the points, and proposes gaps that it can fill itself', async () => {
  const point = z.object({ id: z.string(), status: z.string(), quote: z.string() });
  const verdicts = { name: 'verdicts', zod: z.object({ points: z.array(point) }) };
  const told = ask('explanation', 'Too much grease makes the bearing hot. I like cats.');
  expect((await model.object(told, verdicts, never)).value.points).toEqual([
    { id: 'c1', status: 'partly', quote: 'Too much grease makes the bearing hot.' },
    { id: 'c2', status: 'missing', quote: '' },
  ]);
  const gap = z.object({ sentence: z.string(), answers: z.array(z.string()), passage: z.string(), quote: z.string() });
  const exercises = { name: 'exercises_gap', zod: z.object({ items: z.array(gap) }) };
  const { items } = (await model.object(ask('concept', 'a lock for a machine'), exercises, never)).value;
  expect(items[0]).toMatchObject({
    sentence: 'A lock keeps a ____ from being started.',
    answers: ['machine'],
    passage: 'c2',
  });
  const answer = { name: 'answer_text', zod: z.object({ answer: z.string() }) };
  const solved = await model.object(ask('question', `Fill the gap.\n${items[0]?.sentence}`), answer, never);
  expect(solved.value.answer).toBe('machine');
});

test('misbehaves as it is told, once', async () => {
  const question = ask('question', 'Why does a bearing run hot?');
  const text = async () => (await collect(model.stream(question, never))).text;
  server.mischief.next.push('invent_number', 'drop_citations', 'die', 'busy', 'garbage');
  expect(await text()).toContain('4711 hours each year. [c1]');
  expect(await text()).not.toContain('[c');
  expect((await failureOf(model.stream(question, never)))?.failure).toBe('interrupted');
  expect(await failureOf(model.stream(question, never))).toMatchObject({ failure: 'busy', retryAfterMs: 1_000 });
  expect((await failureOf(model.stream(question, never)))?.failure).toBe('interrupted');
  expect(await text()).toContain('[c1]');
});

test('says what a test has it say', async () => {
  server.options.answer = ({ name }) => (name === 'number' ? { number: 7 } : undefined);
  const asked = model.object(
    ask('question', 'How many?'),
    { name: 'number', zod: z.object({ number: z.int() }) },
    never,
  );
  expect((await asked).value.number).toBe(7);
  expect((await collect(model.stream(ask('question', 'Why hot?'), never))).text).not.toContain('7 ');
});
