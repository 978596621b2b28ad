import { beforeAll, describe, expect, it } from 'vitest';
import type { RetrieveInput } from '../contract';
import { testLibrary } from '../testing';

const held = testLibrary();
let courseId: string;

const FILES = {
  'seals.md': `# Seals

## Lip seals

A lip seal keeps grease in the bearing and water out of it. Its lip runs on the shaft and wears with time.

## Labyrinth seals

A labyrinth seal does not touch the shaft, so that it does not wear. It needs a small gap that is kept clean.

## Replacing a seal

Press the new seal in squarely. A seal that is tilted leaks from the first hour on.
`,
  'copy.md': `# Copy

## Lip seals again

A lip seal keeps grease in the bearing and water out of it. Its lip runs on the shaft and wears with time.
`,
  'pumps.md': `# Pumps

## Cavitation

Vapour bubbles collapse on the impeller and pit its surface. A higher pressure at the inlet prevents cavitation.
`,
};

beforeAll(async () => {
  courseId = await held().newCourse();
  await held().ingest(courseId, FILES);
});

function ask(over: Partial<RetrieveInput>) {
  const input: RetrieveInput = {
    courseId,
    question: 'Why does a lip seal wear?',
    limit: 5,
    budgetTokens: 1_000,
    countTokens: (text) => Math.ceil(text.length / 4),
    ...over,
  };
  return held().asLearner((tx) => held().library.port.retrieve(tx, input));
}

async function chunkIdOf(heading: string): Promise<string> {
  const chunks = await held().asTeacher((tx) => held().library.port.courseChunks(tx, courseId));
  const chunk = chunks.find(({ headingPath }) => headingPath.at(-1) === heading);
  if (!chunk) throw new Error(`no chunk under ${heading}`);
  return chunk.id;
}

describe('retrieve', () => {
  it('gives the passage that answers first, with where it stands, and its copy once', async () => {
    const { passages, dropped, coverage } = await ask({});
    const [first] = passages;
    expect(first?.ref).toBe('c1');
    expect(first?.text).toContain('wears with time');
    expect(first?.start).toBeLessThan(first?.end ?? 0);
    expect(passages.filter(({ text }) => text.includes('A lip seal keeps grease'))).toHaveLength(1);
    expect(dropped.map(({ reason }) => reason)).toContain('duplicate');
    expect(coverage).toBeGreaterThan(0.7);
  });

  it('makes neighbours of one source one passage, in their order', async () => {
    const { passages } = await ask({ question: 'Which seal touches the shaft: lip or labyrinth?' });
    const both = passages.find(({ chunkIds }) => chunkIds.length > 1);
    expect(both?.text.indexOf('A lip seal')).toBeLessThan(both?.text.indexOf('A labyrinth seal') ?? -1);
  });

  it('says near nothing of what the material does not speak of', async () => {
    const { coverage } = await ask({ question: 'Who won the football world cup in Brazil?' });
    expect(coverage).toBeLessThan(0.2);
  });

  it('keeps to the room and says what did not fit', async () => {
    const whole = await ask({});
    const tight = await ask({ budgetTokens: 40 });
    const size = ({ passages }: typeof whole) =>
      passages.reduce((sum, { text }) => sum + Math.ceil(text.length / 4), 0);
    expect(size(whole)).toBeGreaterThan(40);
    expect(size(tight)).toBeLessThanOrEqual(40);
    expect(tight.dropped.some(({ reason }) => reason === 'budget')).toBe(true);
    const one = await ask({ limit: 1 });
    expect(one.passages).toHaveLength(1);
    expect((await ask({ budgetTokens: 0 })).passages).toEqual([]);
  });

  it('brings the chunks of the concept and of what is needed first, and none that is not wanted', async () => {
    const cavitation = await chunkIdOf('Cavitation');
    const lip = await chunkIdOf('Lip seals');
    const anchored = await ask({ anchors: [{ chunkId: cavitation, why: 'prerequisite', weight: 1 }] });
    expect(anchored.passages.find(({ chunkId }) => chunkId === cavitation)?.why).toBe('prerequisite');
    const without = await ask({ exclude: [lip] });
    expect(without.passages.flatMap(({ chunkIds }) => chunkIds)).not.toContain(lip);
  });

  it('searches a follow-up with what was said before', async () => {
    const { passages } = await ask({ question: 'And why?', history: ['What does cavitation do to an impeller?'] });
    expect(passages[0]?.headingPath.at(-1)).toBe('Cavitation');
  });

  it('covers what says nothing of its own by what was said before, or by the concept at hand', async () => {
    const cavitation = await chunkIdOf('Cavitation');
    const again = 'Can you explain that again?';
    expect((await ask({ question: again })).coverage).toBe(0);
    const history = ['What does cavitation do to an impeller?'];
    expect((await ask({ question: again, history })).coverage).toBeGreaterThan(0.5);
    expect((await ask({ question: again, history: ['Who won the world cup?'] })).coverage).toBeLessThan(0.2);
    const anchors = [{ chunkId: cavitation, why: 'concept' as const, weight: 1 }];
    expect((await ask({ question: again, anchors })).coverage).toBe(1);
    expect((await ask({ question: 'Who won the world cup?', anchors })).coverage).toBeLessThan(0.2);
  });

  it('finds nothing where the reader sees nothing', async () => {
    const hidden = await held().newCourse('Hidden', 'classes');
    await held().ingest(hidden, FILES);
    expect(await ask({ courseId: hidden })).toEqual({ passages: [], dropped: [], coverage: 0 });
  });
});
