import { describe, expect, test } from 'vitest';
import { createGrounding } from '@/features/grounding/service';
import { toModelSchema } from '@/platform/models/model-schema';
import { checkItem } from '../grade/check-item';
import { type CheckContext, checkProposal, isQuoted, type ProposalFault } from './check-proposal';
import { PROPOSAL_SCHEMAS, PROPOSED_KINDS, type Proposal } from './proposal-schema';
import { PASSAGE, SOUND } from './proposals.fixture';
import { toItem } from './to-item';

const signal = new AbortController().signal;
const context: CheckContext = {
  passages: [{ ref: 'c1', chunkId: 'x', heading: 'Lockout', text: PASSAGE }],
  language: 'en',
  terms: ['Lockout', 'Stored energy', 'Tag'],
  known: [],
  fingerprints: new Set(),
  grounding: createGrounding(),
};
const check = (proposal: Proposal, more: Partial<CheckContext> = {}) =>
  checkProposal(proposal, toItem(proposal, 'en'), { ...context, ...more }, signal);

test('what a model is held to is in the subset that every server takes', () => {
  for (const kind of PROPOSED_KINDS) {
    expect(() => toModelSchema(PROPOSAL_SCHEMAS[kind].zod)).not.toThrow();
    expect(PROPOSAL_SCHEMAS[kind].zod.safeParse({ items: [SOUND[kind]] }).success).toBe(true);
  }
});

describe('a sound proposal of each kind', () => {
  test.each(PROPOSED_KINDS)('%s', async (kind) => {
    const checked = await check(SOUND[kind]);
    expect(checked.fault).toBeNull();
    if (checked.fault === null) expect(checkItem(checked.item)).toEqual([]);
  });
});

describe('is turned down', () => {
  const { choice, truth, cloze, numeric, short, ordering, matching } = SOUND;
  const cases: [ProposalFault, string, Proposal][] = [
    ['unsound', 'two gaps', { ...cloze, sentence: 'A ____ holds ____ energy.' }],
    ['unsound', 'two steps', { ...ordering, steps: ordering.steps.slice(0, 2) }],
    ['unsound', 'options that say the same', { ...choice, wrong: [choice.wrong[0], choice.wrong[0], choice.wrong[1]] }],
    ['too_few_wrong', 'one wrong option', { ...choice, wrong: [choice.wrong[0]] }],
    ['quote', 'a quotation that stands nowhere', { ...choice, quote: 'Stored energy may be very dangerous indeed.' }],
    ['quote', 'a passage that nobody showed', { ...choice, passage: 'c7' }],
    ['ungrounded', 'a number that stands nowhere', { ...numeric, value: 25 }],
    ['ungrounded', 'steps in another order', { ...ordering, steps: [...ordering.steps].reverse() }],
    ['ungrounded', 'a reason of the model’s own', { ...choice, why: 'In 1987 a fire at Bhopal killed 40 workers.' }],
    [
      'ungrounded',
      'an answer from elsewhere',
      { ...short, reference: 'Paper burns easily and insurers refuse to pay.' },
    ],
    [
      'second_answer',
      'a false statement that is true',
      { ...truth, wrong: [{ text: 'A tag warns other people.', why: '' }, truth.wrong[0]] },
    ],
    ['hint_tells', 'the answer in a hint', { ...cloze, hint2: 'Think of a spring.' }],
    ['answer_in_question', 'the answer in the sentence', { ...cloze, sentence: 'A ____ is a spring under load.' }],
    [
      'answer_in_question',
      'the number in the question',
      { ...numeric, question: 'After 15 minutes, how long is that?' },
    ],
    [
      'length',
      'the longest option',
      {
        ...choice,
        right: 'Stored energy stays in it, which is energy that stays in a machine after its supply is cut',
      },
    ],
    ['shared_words', 'a word of the question', { ...choice, right: 'Its supply stays in it' }],
    ['catch_all', 'all of the above', { ...choice, wrong: [...choice.wrong, { text: 'All of the above', why: '' }] }],
    [
      'absolutes',
      'wrong options that go too far',
      {
        ...choice,
        wrong: [
          { text: 'Machines never stop at all', why: '' },
          { text: 'Nothing can ever be safe', why: '' },
        ],
      },
    ],
    [
      'numbered_steps',
      'steps that say their place',
      { ...ordering, steps: ['First tell everybody.', ...ordering.steps] },
    ],
    ['refers_to_text', 'a text that nobody sees', { ...short, question: 'What does the passage say about tags?' }],
    [
      'shared_words',
      'partners that repeat each other',
      {
        ...matching,
        pairs: [
          { left: 'Tag', right: 'a tag that warns' },
          { left: 'Lockout device', right: 'a device that holds' },
          { left: 'Spring', right: 'a spring under load' },
        ],
      },
    ],
  ];
  test.each(cases)('%s: %s', async (fault, _what, proposal) => {
    expect((await check(proposal)).fault).toBe(fault);
  });

  test('grammar: the only option that goes on from "an"', async () => {
    const proposal: Proposal = {
      ...choice,
      question: 'What holds a valve closed is an',
      right: 'isolating lock',
      wrong: ['tag', 'valve', 'spring'].map((text) => ({ text: `${text} of paper`, why: '' })),
    };
    expect((await check(proposal)).fault).toBe('grammar');
  });

  test('what is in the bank, what was turned down, and the same question in other words', async () => {
    const item = toItem(choice, 'en');
    expect((await check(choice, { fingerprints: new Set([item.fingerprint]) })).fault).toBe('known');
    const spelt = toItem({ ...choice, question: `${choice.question} `, right: 'stored energy stays in it' }, 'en');
    expect(spelt.fingerprint).toBe(item.fingerprint);
    const other = { ...choice, question: 'Why is a machine dangerous still after the supply is cut?' };
    expect((await check(other, { known: [item] })).fault).toBe('duplicate');
    expect((await check(short, { known: [item] })).fault).toBeNull();
  });
});

test('a gap knows the other terms of the course, those spelt like its answer too', async () => {
  const checked = await check(SOUND.cloze, { terms: ['Spring', 'Sprint', 'Tag'] });
  expect(checked.fault === null && checked.item.key).toMatchObject({ rivals: ['Sprint', 'Tag'] });
});

test('explanations that don’t stand on the passage, or tell the answer, are taken out; the item stays', async () => {
  const checked = await check({
    ...SOUND.choice,
    wrong: [
      { ...SOUND.choice.wrong[0], why: 'A tag warns other people, but it does not hold a switch closed.' },
      { ...SOUND.choice.wrong[1], why: 'In truth stored energy stays in it.' },
      { ...SOUND.choice.wrong[2], why: 'Dr Miller found 90 % of readers in 2003.' },
    ],
  });
  expect(checked.fault).toBeNull();
  if (checked.fault === null)
    expect(Object.values(checked.item.explanations)).toEqual([
      'A tag warns other people, but it does not hold a switch closed.',
    ]);
});

test('a quotation is of the passage, word for word, marks aside', () => {
  expect(isQuoted('stored energy is energy that stays', PASSAGE)).toBe(true);
  expect(isQuoted('“Stored energy” is energy, that stays', PASSAGE)).toBe(true);
  expect(isQuoted('Stored energy', PASSAGE)).toBe(false);
  expect(isQuoted('ored energy is energy that stays', PASSAGE)).toBe(false);
});
