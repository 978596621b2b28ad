import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { INJECTION, type MapWithModel, mapWithModel, type Said } from './propose.testing';

const test = testDatabase();
let at: MapWithModel;

beforeEach(async () => {
  at = await mapWithModel(test());
});

const CHARGE = {
  term: 'residual charge',
  quote: 'A residual charge is energy that stays in a part after isolation.',
};
const NEEDS = {
  before: 'Isolation',
  after: 'Lockout',
  quote: 'Lockout needs isolation first, since a lock on a live machine protects nobody.',
};
const sound: Said = { concepts: [CHARGE], pairs: [NEEDS] };
const dropped = async (said: Said) => (await at.propose(said)).run?.dropped;

describe('what a model proposes', () => {
  it('waits for a teacher with the words of the text and where they stand', async () => {
    const { items, run } = await at.propose(sound);
    expect(run).toMatchObject({ state: 'done', proposed: 2, kept: 2, dropped: {}, problem: null });
    expect(items.map(({ kind, name, before, after }) => ({ kind, name, before, after }))).toEqual(
      expect.arrayContaining([
        { kind: 'concept', name: 'Residual charge', before: '', after: '' },
        { kind: 'prerequisite', name: '', before: 'Isolation', after: 'Lockout' },
      ]),
    );
    for (const { quote, passage, support } of items) {
      expect(at.chunks.find(({ id }) => id === passage.chunkId)?.text).toContain(quote);
      expect(['Isolation', 'Lockout']).toContain(passage.heading);
      expect(support).toBe(1);
    }
  });

  it('is on nobody’s map until it is accepted', async () => {
    const before = await at.map();
    await at.propose(sound);
    const { concepts, prerequisites } = await at.map();
    expect([concepts, prerequisites]).toEqual([before.concepts, before.prerequisites]);
    const teaching = await at.as((tx) => at.service.port.teachingConcepts(tx, at.courseId));
    expect(teaching.map(({ name }) => name)).not.toContain('Residual charge');
    expect(teaching.flatMap(({ prerequisiteIds }) => prerequisiteIds)).toEqual([]);
  });

  it('is asked for in the background, for nobody, and each output is recorded', async () => {
    await at.propose(sound);
    expect(at.asked.length).toBeGreaterThan(1);
    for (const job of at.asked)
      expect(job).toMatchObject({ purpose: 'tutor', priority: 'background', learnerId: null });
    expect(at.outputs).toHaveLength(at.asked.length);
    for (const output of at.outputs) {
      expect(output).toMatchObject({ task: 'map', courseId: at.courseId, learnerId: null, outcome: 'shown' });
      expect(output.chunkIds.length).toBeGreaterThan(0);
    }
  });

  it('may be named by several passages instead of being defined', async () => {
    const valve = {
      term: 'bleed valve',
      quote: 'The energy flows out through a bleed valve, and that takes patience.',
    };
    expect((await at.propose({ concepts: [valve] })).items).toMatchObject([{ name: 'Bleed valve', support: 2 }]);
  });
});

describe('a concept is dropped', () => {
  const cases: [string, string, { term: string; quote: string }][] = [
    ['term', 'that stands nowhere', { ...CHARGE, term: 'remaining charge' }],
    ['term', 'that is no term', { ...CHARGE, term: 'in a' }],
    ['quote', 'with too few words quoted', { ...CHARGE, quote: 'A residual charge' }],
    [
      'not_about',
      'with a sentence on something else',
      { ...CHARGE, quote: 'Isolation is the act of cutting a machine off' },
    ],
    ['unsupported', 'that is only named, once', { term: 'patience', quote: 'a bleed valve, and that takes patience' }],
    ['exists', 'that is on the map', { term: 'isolation', quote: 'Isolation is the act of cutting a machine off' }],
  ];
  it.each(cases)('%s: one %s', async (reason, _what, concept) => {
    expect(await dropped({ concepts: [concept] })).toEqual({ [reason]: 1 });
    expect((await at.list()).items).toEqual([]);
  });

  it('quote: one with words that stand nowhere; passage: of a passage that nobody showed', async () => {
    at.model.answer = ({ prompt }) =>
      prompt.name === 'map-propose-concepts'
        ? {
            value: {
              concepts: [
                { ...CHARGE, passage: 'c2', quote: 'A residual charge is a very dangerous kind of energy.' },
                { ...CHARGE, passage: 'c9' },
              ],
            },
          }
        : null;
    expect(await dropped({})).toEqual({ quote: 1, passage: 1 });
  });

  it('decided: one that a teacher hid, or merged and then hid', async () => {
    const hazard = await at.id('Hazard');
    await at.as((tx) => at.service.update(at.editor(tx), hazard, { hidden: true }));
    expect(
      await dropped({ concepts: [{ term: 'hazard', quote: 'A hazard is anything that can hurt a person.' }] }),
    ).toEqual({
      decided: 1,
    });
  });

  it('exists: one that a teacher merged into another', async () => {
    const [lockout, tagout] = [await at.id('Lockout'), await at.id('Tagout')];
    await at.as((tx) => at.service.merge(at.editor(tx), lockout, [tagout]));
    const concept = { term: 'Tagout', quote: 'Tagout is the marking of an isolation by a tag.' };
    expect(await dropped({ concepts: [concept] })).toEqual({ exists: 1 });
  });
});

describe('a prerequisite is dropped', () => {
  const cases: [string, string, { before: string; after: string; quote: string }][] = [
    ['unknown_concept', 'of a concept that is none', { ...NEEDS, before: 'Electricity' }],
    ['unknown_concept', 'of one concept twice', { ...NEEDS, before: 'lockout' }],
    ['quote', 'with too few words quoted', { ...NEEDS, quote: 'needs isolation first' }],
    [
      'unsupported',
      'with a sentence that does not name it',
      { ...NEEDS, quote: 'Whoever opens a bleed valve writes down' },
    ],
    [
      'unsupported',
      'that the later one’s passages never name',
      { before: 'Tagout', after: 'Isolation', quote: 'Tagout is the marking of an isolation by a tag.' },
    ],
    ['unsupported', 'the wrong way round', { ...NEEDS, before: 'Lockout', after: 'Isolation' }],
  ];
  it.each(cases)('%s: one %s', async (reason, _what, pair) => {
    expect(await dropped({ pairs: [pair] })).toEqual({ [reason]: 1 });
    expect((await at.list()).items).toEqual([]);
  });

  it('exists, circle: one that is drawn, or that goes back along what is drawn', async () => {
    const [isolation, lockout, tagout] = [await at.id('Isolation'), await at.id('Lockout'), await at.id('Tagout')];
    const draw = (from: string, to: string) =>
      at.as((tx) => at.service.addPrerequisite(at.editor(tx), from, to, 'because'));
    await draw(lockout, tagout);
    await draw(tagout, isolation);
    const drawn = {
      before: 'Lockout',
      after: 'Tagout',
      quote: 'Tagout is weaker than lockout, because a tag holds nothing.',
    };
    expect(await dropped({ pairs: [NEEDS, drawn] })).toEqual({ circle: 1, exists: 1 });
  });

  it('decided: one that a teacher took away', async () => {
    const [isolation, lockout] = [await at.id('Isolation'), await at.id('Lockout')];
    await at.as((tx) => at.service.addPrerequisite(at.editor(tx), isolation, lockout, 'because'));
    await at.as((tx) => at.service.removePrerequisite(at.editor(tx), isolation, lockout));
    expect(await dropped({ pairs: [NEEDS] })).toEqual({ decided: 1 });
  });
});

it('a passage that tells the model what to propose changes nothing, even of a model that obeys', async () => {
  const { items, run } = await at.propose({
    concepts: [{ term: 'flux gizmo', quote: INJECTION }],
    pairs: [{ before: 'Tagout', after: 'Hazard', quote: INJECTION }],
  });
  expect(run?.dropped).toEqual({ unsupported: 2 });
  expect(items).toEqual([]);
});

describe('a teacher', () => {
  it('accepts: the concept with its definition and the line with its evidence are theirs', async () => {
    const { items } = await at.propose(sound);
    expect(
      await at.decide(
        items.map(({ id }) => id),
        [],
      ),
    ).toEqual({ accepted: 2, rejected: 0, skipped: 0 });
    const { concepts, prerequisites } = await at.map();
    expect(concepts.find(({ name }) => name === 'Residual charge')).toMatchObject({
      ...{ origin: 'teacher', accepted: true, hidden: false, chunkCount: 1 },
      definition: { text: CHARGE.quote },
    });
    expect(prerequisites).toMatchObject([{ origin: 'teacher', evidence: expect.stringContaining(NEEDS.quote) }]);
    expect(prerequisites[0]?.evidence).toContain('“Lockout”');
    expect((await at.list()).items).toEqual([]);
    await at.rebuild();
    expect((await at.map()).prerequisites).toHaveLength(1);
  });

  it('takes that back, and does it again', async () => {
    const { items } = await at.propose(sound);
    const ids = items.map(({ id }) => id).sort();
    await at.decide(ids, []);
    await at.as((tx) => at.service.history.undo(at.editor(tx), null));
    expect((await at.map()).concepts.map(({ name }) => name)).not.toContain('Residual charge');
    expect((await at.map()).prerequisites).toEqual([]);
    expect((await at.list()).items.map(({ id }) => id).sort()).toEqual(ids);
    await at.as((tx) => at.service.history.redo(at.editor(tx)));
    expect((await at.map()).concepts.map(({ name }) => name)).toContain('Residual charge');
    expect((await at.map()).prerequisites).toHaveLength(1);
    expect((await at.list()).items).toEqual([]);
  });

  it('rejects: it never comes again, from a model or from extraction, until that is taken back', async () => {
    const { items } = await at.propose(sound);
    await at.decide(
      [],
      items.map(({ id }) => id),
    );
    expect((await at.list()).items).toEqual([]);
    at.model.extracted = ['Residual charge'];
    await at.rebuild();
    expect((await at.map()).concepts.find(({ name }) => name === 'Residual charge')).toMatchObject({ hidden: true });
    at.model.extracted = [];
    expect(await dropped(sound)).toEqual({ decided: 2 });
    expect((await at.list()).items).toEqual([]);
    await at.as((tx) => at.service.history.undo(at.editor(tx), null));
    expect((await at.list()).items).toMatchObject([{ kind: 'prerequisite' }]);
  });

  it('who drew a line since that closes a circle with a proposal keeps it: the proposal is skipped', async () => {
    const { items } = await at.propose({ pairs: [NEEDS] });
    const [isolation, lockout] = [await at.id('Isolation'), await at.id('Lockout')];
    await at.as((tx) => at.service.addPrerequisite(at.editor(tx), lockout, isolation, 'because'));
    expect(
      await at.decide(
        items.map(({ id }) => id),
        [],
      ),
    ).toEqual({ accepted: 0, rejected: 0, skipped: 1 });
  });
});
