import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGrounding } from '@/features/grounding/service';
import { conceptsOf } from '../generate/course-fixture';
import { generateItems } from '../generate/generate-items';
import { checkProposal, type ProposalFault } from './check-proposal';
import type { Proposal } from './proposal-schema';
import { proposalOf } from './proposals-of.fixture';
import { toItem } from './to-item';

/*
 * What the checks by rule do with exercises that are known to be sound, and with the same exercises after each was spoilt in one way. The
 * second opinion of a model, which sees what rules can't, is not in these figures.
 */

const folder = new URL('../../../samples/industrial-maintenance/', import.meta.url);
const documents = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]),
);
const concepts = conceptsOf(documents);
const chunks = new Map(concepts.flatMap((concept) => concept.chunks.map((chunk) => [chunk.id, chunk] as const)));
const terms = concepts.map(({ name }) => name);
const grounding = createGrounding();
const signal = new AbortController().signal;

interface Case {
  proposal: Proposal;
  text: string;
  /** Other chunks of the concept. */
  beside: readonly string[];
}
const cases: Case[] = generateItems({ concepts, seed: 3, language: 'en' }).flatMap((item) => {
  const text = chunks.get(item.chunkId)?.text ?? '';
  const proposal = proposalOf(item, text);
  const own = concepts.find(({ id }) => id === item.conceptId)?.chunks ?? [];
  const beside = own.flatMap((chunk) => (chunk.id === item.chunkId ? [] : [chunk.text])).slice(0, 5);
  return proposal ? [{ proposal, text, beside }] : [];
});
/** So many of each kind are enough, and quick; with `MENO_PRINT=<file>` all are measured. */
const MOST_OF_KIND = process.env.MENO_PRINT ? 1000 : 5;

async function faultOf({ proposal, text, beside }: Case, known: Proposal[] = []): Promise<ProposalFault | null> {
  const passages = [text, ...beside].map((each, at) => ({ ref: `c${at + 1}`, chunkId: 'x', heading: '', text: each }));
  const context = { passages, language: 'en', terms, known: known.map((each) => toItem(each, 'en')), grounding };
  return (await checkProposal(proposal, toItem(proposal, 'en'), { ...context, fingerprints: new Set() }, signal)).fault;
}

const sound: Case[] = [];
const tried: Case[] = [];
const counted: Record<string, Record<string, number>> = {};

function isTried({ proposal: { kind } }: Case, at: number): boolean {
  return cases.slice(0, at).filter(({ proposal }) => proposal.kind === kind).length < MOST_OF_KIND;
}

function count(what: string, fault: ProposalFault | null): void {
  const row = counted[what] ?? {};
  row[fault ?? 'kept'] = (row[fault ?? 'kept'] ?? 0) + 1;
  counted[what] = row;
}

beforeAll(async () => {
  for (const each of cases.filter(isTried)) {
    tried.push(each);
    const fault = await faultOf(each);
    count(`sound ${each.proposal.kind}`, fault);
    if (fault === null) sound.push(each);
  }
}, 120_000);

afterAll(() => {
  if (process.env.MENO_PRINT) writeFileSync(process.env.MENO_PRINT, `${JSON.stringify(counted, null, 1)}\n`);
});

test('most sound exercises are kept', () => {
  expect(cases.length).toBeGreaterThan(200);
  // Pairs of a matching come from all over the course; the passages of one concept bear few of them out.
  const [all, kept] = [tried, sound].map((some) => some.filter(({ proposal }) => proposal.kind !== 'matching').length);
  expect((kept ?? 0) / (all ?? 1)).toBeGreaterThan(0.85);
});

const answerOf = (proposal: Proposal) => toItem(proposal, 'en').answer;
/** Each spoils an exercise in one way; null where that can't be done to it. */
const spoilers: Record<string, (each: Case) => Case | null> = {
  'hint with the answer': ({ proposal, ...rest }) =>
    proposal.kind === 'matching'
      ? null
      : { ...rest, proposal: { ...proposal, hint2: `Remember this: ${answerOf(proposal)}` } },
  'quotation from elsewhere': ({ proposal, ...rest }) => ({
    ...rest,
    proposal: { ...proposal, quote: 'Gears of this sort are lapped in pairs and marked.' },
  }),
  'reason with an invented number': ({ proposal, ...rest }) => ({
    ...rest,
    proposal: { ...proposal, why: 'This was shown on 4,711 machines in 1987.' },
  }),
  'number changed': ({ proposal, ...rest }) =>
    proposal.kind === 'numeric' ? { ...rest, proposal: { ...proposal, value: proposal.value + 1234 } } : null,
  'right option by far the longest': ({ proposal, ...rest }) =>
    proposal.kind === 'choice'
      ? {
          ...rest,
          proposal: { ...proposal, right: `${proposal.right}, ${proposal.quote} ${proposal.quote}`.slice(0, 700) },
        }
      : null,
  'all of the above': ({ proposal, ...rest }) =>
    proposal.kind === 'choice'
      ? { ...rest, proposal: { ...proposal, wrong: [...proposal.wrong, { text: 'All of the above', why: '' }] } }
      : null,
  'true and false exchanged': ({ proposal, ...rest }) => {
    const [first] = proposal.kind === 'truth' ? proposal.wrong : [];
    if (proposal.kind !== 'truth' || !first) return null;
    const wrong = proposal.wrong.map((each) => (each === first ? { ...first, text: proposal.right } : each));
    return { ...rest, proposal: { ...proposal, right: first.text, wrong } };
  },
  'answer in the sentence': ({ proposal, ...rest }) =>
    proposal.kind === 'cloze'
      ? { ...rest, proposal: { ...proposal, sentence: `${proposal.sentence} It is a sort of ${proposal.answers[0]}.` } }
      : null,
  'steps the other way round': ({ proposal, ...rest }) =>
    proposal.kind === 'ordering' ? { ...rest, proposal: { ...proposal, steps: [...proposal.steps].reverse() } } : null,
  'pairs exchanged': ({ proposal, ...rest }) => {
    if (proposal.kind !== 'matching') return null;
    const rights = proposal.pairs.map(({ right }) => right);
    const pairs = proposal.pairs.map(({ left }, at) => ({ left, right: rights[(at + 1) % rights.length] ?? '' }));
    return { ...rest, proposal: { ...proposal, pairs } };
  },
  'passage that nobody sees': ({ proposal, ...rest }) =>
    'question' in proposal
      ? { ...rest, proposal: { ...proposal, question: `According to the passage: ${proposal.question}` } }
      : null,
  'asked again in the same words': (each) => each,
};
/** Least share that the rules alone must catch; where meaning decides, the second opinion is what catches. */
const LEAST: Partial<Record<keyof typeof spoilers, number>> = {
  'true and false exchanged': 0.3,
  'pairs exchanged': 0,
  'steps the other way round': 0.8,
  'hint with the answer': 0.97,
  'right option by far the longest': 0.95,
};

test.each(Object.keys(spoilers))('%s', async (what) => {
  const spoilt = sound.flatMap((each) => {
    const made = spoilers[what]?.(each);
    return made ? [{ made, known: what.startsWith('asked again') ? [each.proposal] : [] }] : [];
  });
  let caught = 0;
  for (const { made, known } of spoilt) {
    const fault = await faultOf(made, known);
    count(what, fault);
    if (fault !== null) caught++;
  }
  expect(spoilt.length).toBeGreaterThan(0);
  expect(caught / spoilt.length).toBeGreaterThanOrEqual(LEAST[what] ?? 1);
});
