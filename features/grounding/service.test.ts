import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroundedEvent, GroundedText, GroundInput, GroundPassage } from './contract';
import { createGrounding } from './service';

const PASSAGES: GroundPassage[] = [
  {
    ref: 'c1',
    chunkId: '1',
    heading: 'Lockout-tagout > Lockout',
    text:
      'Lockout is the placing of a lock on an energy-isolating device so that the device cannot be operated until the lock is removed. ' +
      'Each worker uses a personal lock with a single key, and the key stays in that worker’s pocket.\n\n' +
      'A tag warns; a lock prevents. A tag’s fastening must withstand at least 50 pounds of force (about 220 N).',
  },
  {
    ref: 'c2',
    chunkId: '2',
    heading: 'Lists',
    text: 'Python lists grow with append.\n\nodds = [1, 3, 5]\nodds.append(7)\n\nThe score is the product:\n\n$$R = S \\times L$$',
  },
];
const signal = new AbortController().signal;
const grounding = createGrounding();

function inputOf(more: Partial<GroundInput> = {}): GroundInput {
  return { passages: PASSAGES, language: 'en', terms: ['Lockout', 'Tagout', 'Risk score'], own: 'strict', ...more };
}

async function streamed(
  text: string,
  input = inputOf(),
  size = 7,
): Promise<{ events: GroundedEvent[]; whole: GroundedText }> {
  async function* parts() {
    for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
  }
  const events: GroundedEvent[] = [];
  const steps = grounding.groundStream(parts(), input, signal);
  for (;;) {
    const step = await steps.next();
    if (step.done) return { events, whole: step.value };
    events.push(step.value);
  }
}

const shown = async (text: string, more: Partial<GroundInput> = {}) =>
  (await grounding.ground(text, inputOf(more), signal)).blocks.map(({ markdown }) => markdown);

describe('what stands', () => {
  it('takes the marks out and names the passages on the block', async () => {
    const { blocks, removed } = await grounding.ground(
      'Each worker has a personal lock with a single key [c1]. A tag warns; a lock prevents. [c1]\n\nWhat would you lock first?',
      inputOf(),
      signal,
    );
    expect(removed).toEqual([]);
    expect(blocks).toEqual([
      {
        kind: 'paragraph',
        markdown: 'Each worker has a personal lock with a single key. A tag warns; a lock prevents.',
        refs: ['c1'],
        own: false,
      },
      { kind: 'paragraph', markdown: 'What would you lock first?', refs: [], own: false },
    ]);
  });

  it('finds the passage for a sentence that names none', async () => {
    const { blocks } = await grounding.ground('Each worker uses a personal lock with a single key.', inputOf(), signal);
    expect(blocks.map(({ refs }) => refs)).toEqual([['c1']]);
  });

  it('keeps code and formulas of the passages, with a mark behind them or none', async () => {
    const text =
      'Append adds to Python lists [c2].\n\n```python\nodds = [1, 3, 5]\nodds.append(7)\n```\n[c2]\n\n$$R = S \\times L$$';
    const { blocks, removed } = await grounding.ground(text, inputOf(), signal);
    expect(removed).toEqual([]);
    expect(blocks.map(({ kind, refs }) => [kind, refs])).toEqual([
      ['paragraph', ['c2']],
      ['code', ['c2']],
      ['math', ['c2']],
    ]);
  });
});

describe('tables', () => {
  const passages = [
    ...PASSAGES,
    {
      ref: 'c3',
      chunkId: '3',
      heading: 'Energy',
      text: 'Energy | How to make it safe\nGravity | Lower it, or insert the pins\nThermal | Isolate, then wait',
    },
  ];

  it('keep the rows that a passage has', async () => {
    const table =
      '| Energy | How to make it safe |\n| - | - |\n| Gravity | Lower it, or insert the pins |\n| Nuclear | Run away |';
    const { blocks, removed } = await grounding.ground(table, inputOf({ passages }), signal);
    expect(blocks).toEqual([
      {
        kind: 'table',
        markdown: '| Energy | How to make it safe |\n| - | - |\n| Gravity | Lower it, or insert the pins |',
        refs: ['c3'],
        own: false,
      },
    ]);
    expect(removed.map(({ sentence }) => sentence)).toEqual(['| Nuclear | Run away |']);
    expect(await shown(`${table}\n[c1]`, { passages })).toEqual([]);
    expect(await shown('| Energy in 900 plants | Cure |\n| - | - |\n| Gravity | Lower it |', { passages })).toEqual([]);
  });
});

describe('what goes', () => {
  it.each([
    ['a changed number', 'A tag’s fastening must withstand at least 80 pounds of force [c1].', 'number'],
    ['an invention', 'Padlocks were first sold by blacksmiths in ancient Egypt [c1].', 'coverage'],
    ['code of its own', '```python\nodds.remove(7)\n```\n[c2]', 'code'],
    ['a formula of its own', '$$R = S + L$$ [c2]', 'formula'],
    ['inline code of its own', 'Python lists grow with `extend` [c2].', 'code'],
  ])('%s', async (_what, text, reason) => {
    const { blocks, removed } = await grounding.ground(text, inputOf({ own: 'marked' }), signal);
    expect(blocks).toEqual([]);
    expect(removed.map(({ reasons }) => reasons.includes(reason as never))).toEqual([true]);
  });

  it('marks what rests on the model alone where that is allowed', async () => {
    const text = 'Locks come in many colours and shapes for different trades.';
    const { blocks } = await grounding.ground(text, inputOf({ own: 'marked' }), signal);
    expect(blocks).toEqual([{ kind: 'paragraph', markdown: text, refs: [], own: true }]);
    expect(await shown(text)).toEqual([]);
  });

  it('leaves readable text', async () => {
    expect(
      await shown(
        'Padlocks were invented by Egyptian blacksmiths [c1]. However, a tag warns; a lock prevents [c1]. Bananas ripen in warm cellars [c1]. This is why they lock cellars.',
      ),
    ).toEqual(['A tag warns; a lock prevents.']);
    expect(
      await shown(
        '## Bananas\n\nBananas ripen in warm cellars [c1].\n\n## Locks\n\nA tag warns; a lock prevents [c1].',
      ),
    ).toEqual(['## Locks', 'A tag warns; a lock prevents.']);
    expect(await shown('Three facts:\n\n- Bananas ripen in warm cellars [c1].\n')).toEqual([]);
    expect(
      await shown(
        '1. Bananas ripen in cellars [c1].\n2. A tag warns; a lock prevents [c1].\n3. Each worker uses a personal lock [c1].',
      ),
    ).toEqual(['1. A tag warns; a lock prevents.\n2. Each worker uses a personal lock.']);
  });
});

describe('second words', () => {
  it('are taken where they stand, and only then', async () => {
    const text = 'Every worker has five personal locks [c1].';
    const good = await grounding.ground(
      text,
      inputOf({ rewrite: async () => 'Each worker uses a personal lock [c1].' }),
      signal,
    );
    expect(good.blocks.map(({ markdown }) => markdown)).toEqual(['Each worker uses a personal lock.']);
    expect([good.rewritten, good.removed]).toEqual([1, []]);
    const bad = await grounding.ground(
      text,
      inputOf({ rewrite: async () => 'Every worker has six personal locks [c1].' }),
      signal,
    );
    expect([bad.rewritten, bad.blocks, bad.removed.length]).toEqual([0, [], 1]);
  });
});

describe('a judge', () => {
  it('answers doubts, never a wrong number', async () => {
    const doubt = 'Nobody can start it while somebody is inside, as its owner carries what opens it around [c1].';
    expect(await shown(doubt, { judge: async () => true })).toHaveLength(1);
    expect(await shown(doubt, { judge: async () => false })).toEqual([]);
    const wrong = 'A tag’s fastening must withstand at least 80 pounds of force [c1].';
    expect(await shown(wrong, { judge: async () => true })).toEqual([]);
  });
});

describe('the stream', () => {
  it('drops what the end cut off', async () => {
    const start = 'A tag warns; a lock prevents [c1].\n\n';
    for (const rest of [
      '```python\nodds = [1, 3',
      '$$R = S',
      'Each worker uses a personal lock [c1]. The device can',
      '```',
    ]) {
      const { whole } = await streamed(start + rest);
      expect(whole.blocks[0]?.markdown).toBe('A tag warns; a lock prevents.');
      expect(whole.blocks.map(({ markdown }) => markdown).join()).not.toMatch(/odds|The device can|\$\$/);
    }
  });

  it('throws on what the model throws, after whole blocks', async () => {
    async function* broken() {
      yield 'A tag warns; a lock prevents [c1].\n\nEach worker uses a personal lock [c1].\n\nEach wor';
      throw new Error('gone');
    }
    const seen: GroundedEvent[] = [];
    await expect(async () => {
      for await (const event of grounding.groundStream(broken(), inputOf(), signal)) seen.push(event);
    }).rejects.toThrow('gone');
    expect(seen.map(({ type }) => type)).toEqual(['block']);
  });

  it('stops when told', async () => {
    const stop = new AbortController();
    stop.abort(new Error('left'));
    await expect(grounding.ground('A tag warns.', inputOf(), stop.signal)).rejects.toThrow('left');
  });

  it('says what ground says, whatever the model writes and however it comes', async () => {
    const piece = fc.constantFrom(
      'A tag warns; a lock prevents [c1].',
      ' However, locks are red. ',
      '\n',
      '\n\n',
      '- Each worker uses a lock [c1]\n',
      '1. This is it.\n',
      '```\nodds.append(7)\n```\n',
      '$$R = S \\times L$$\n',
      '[c2]\n',
      '| a | b |\n| - | - |\n| lock | tag |\n',
      '## Lock\n',
      'Steps:',
      '`',
      '$',
      '**',
      'Why?',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 16 }), fc.integer({ min: 1, max: 9 }), async (parts, size) => {
        const text = parts.join('');
        const { events, whole } = await streamed(text, inputOf(), size);
        expect(whole).toEqual(await grounding.ground(text, inputOf(), signal));
        expect(events.flatMap((event) => (event.type === 'block' ? [event.block] : []))).toEqual(whole.blocks);
      }),
      { numRuns: 25 },
    );
  });
});
