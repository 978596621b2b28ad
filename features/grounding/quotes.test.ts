import { describe, expect, it } from 'vitest';
import type { GroundInput, GroundPassage } from './contract';
import { createGrounding } from './service';

const PASSAGES: GroundPassage[] = [
  {
    ref: 'c1',
    chunkId: '1',
    heading: 'Maintenance > Limits',
    text:
      'An alarm limit is a value at which somebody must look into a change, although the machine may keep running. ' +
      'A trip limit is a value at which the machine must be stopped.\n\nThe variable max_load is given in N*m.',
  },
  { ref: 'c2', chunkId: '2', heading: 'Pay', text: 'Wages are paid on Fridays.' },
];
const signal = new AbortController().signal;
const grounding = createGrounding();
const ground = (text: string, more: Partial<GroundInput> = {}) =>
  grounding.ground(
    text,
    { passages: PASSAGES, language: 'en', terms: [], own: 'strict', quotes: true, ...more },
    signal,
  );
const TRIP = 'A trip limit is a value at which the machine must be stopped.';

describe('what can’t be shown to keep to the passages', () => {
  it('is said in their words, as a quotation with its citation', async () => {
    const { blocks, removed, quoted, sentences } = await ground(
      'A trip limit is a value that the machine is free to ignore [c1].',
    );
    expect(blocks).toEqual([{ kind: 'paragraph', markdown: `“${TRIP}”`, refs: ['c1'], own: false }]);
    expect({ removed, quoted, sentences }).toEqual({ removed: [], quoted: 1, sentences: 1 });
  });

  it('stands as it was written where it keeps close enough', async () => {
    const close = 'A trip limit is a value at which the machine has to be stopped.';
    const { blocks, quoted } = await ground(`${TRIP} [c1]\n\n${close} [c1]`);
    expect(blocks[0]?.markdown).toBe(TRIP);
    expect(quoted).toBeLessThanOrEqual(1);
  });

  it('is not said twice', async () => {
    const { blocks, removed, quoted } = await ground(
      'A trip limit is a value that the machine is free to ignore [c1]. A trip limit is a value to be proud of [c1].',
    );
    expect(blocks.map(({ markdown }) => markdown)).toEqual([`“${TRIP}”`]);
    expect(quoted).toBe(1);
    expect(removed.map(({ reasons }) => reasons)).toEqual([['repeated']]);
  });

  it('shows lines of a program as code', async () => {
    const program = [
      { ref: 'c1', chunkId: '1', heading: '', text: 'const limit = max_load * 2;\nprint_total(`invoice`);' },
    ];
    const shown = async (said: string) => (await ground(said, { passages: program })).blocks[0]?.markdown;
    expect(await shown('The limit is never max_load * 2 [c1].')).toBe('“`const limit = max_load * 2;`”');
    expect(await shown('No `invoice` was ever given to print_total [c1].')).toBe('“``print_total(`invoice`);``”');
  });

  it('goes where the passages say nothing of the kind', async () => {
    const { blocks, removed } = await ground('Dolphins sleep with one half of their brain [c1].');
    expect(blocks).toEqual([]);
    expect(removed).toHaveLength(1);
  });

  it('comes through Markdown unchanged', async () => {
    const { blocks } = await ground('The variable max_load is never given in N*m but in kilograms [c1].');
    expect(blocks[0]?.markdown).toBe('“The variable max\\_load is given in N\\*m.”');
  });

  it('has the quotation marks of its language', async () => {
    const german = [
      { ref: 'c1', chunkId: '1', heading: 'Grenzen', text: 'Bei der Auslösegrenze muss die Maschine halten.' },
    ];
    const { blocks } = await grounding.ground(
      'Bei der Auslösegrenze muss die Maschine nicht halten [c1].',
      { passages: german, language: 'de', terms: [], own: 'strict', quotes: true },
      signal,
    );
    expect(blocks[0]?.markdown).toBe('„Bei der Auslösegrenze muss die Maschine halten.“');
  });

  it('may stand in the words that a judge has confirmed', async () => {
    const said = 'Somebody has to find out why, once an alarm limit has been reached, but the machine can go on.';
    const asked: string[] = [];
    const { blocks, quoted } = await ground(`${said} [c1]`, {
      judge: async (sentence) => {
        asked.push(sentence);
        return true;
      },
    });
    expect(asked).toEqual([said]);
    expect(blocks[0]?.markdown).toBe(said);
    expect(quoted).toBe(0);
  });

  it('is not asked of the model again where only closeness is missing', async () => {
    const said = 'Somebody has to find out why, once an alarm limit has been reached, but the machine can go on.';
    const asked: string[] = [];
    const rewrite = async (sentence: string) => {
      asked.push(sentence);
      return null;
    };
    const lenient = await ground(`${said} [c1]`, { quotes: false, rewrite });
    const { blocks } = await ground(`${said} [c1]`, { rewrite });
    expect(blocks[0]?.markdown).toContain('An alarm limit is a value');
    // Asked only where the check without quotations would have asked as well.
    expect(asked).toHaveLength(lenient.removed.length * 2);
  });

  it('stays marked as the model’s own where that is allowed and the passages have no words for it', async () => {
    const { blocks } = await ground(
      'Think of your own kitchen: what would you do there first?\n\nTake a moment for that thought [c1].',
      {
        own: 'marked',
      },
    );
    expect(blocks.every(({ markdown }) => !markdown.includes('“'))).toBe(true);
  });
});
