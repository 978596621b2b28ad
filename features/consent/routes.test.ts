import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import {
  type Choice,
  choicesSchema,
  consentLearnerDetailSchema,
  consentRulesSchema,
  DEFAULT_SETTINGS,
  noticeSchema,
  purposes,
} from './contract';
import { consentPolicies } from './policy';
import { type Caller, type ConsentWorld, consentWorld } from './testing';

const database = testDatabase();
let world: ConsentWorld;
let learner: Caller;
beforeAll(async () => {
  world = await consentWorld(database());
});
beforeEach(async () => {
  await database().owner.query(
    'delete from consent_decisions; delete from consent_texts; delete from consent_settings',
  );
  learner = await world.person('learner', 'Lena');
  world.changes.length = 0;
});
const OWN_WORDS = { computed: 'We have a model.', from: 'From answers.', seen: 'You and us.', off: 'You get less.' };

async function choice(purpose: string): Promise<Choice | undefined> {
  const { body } = await world.call(learner, 'GET', '/me/choices');
  return choicesSchema.parse(body).items.find((each) => each.purpose === purpose);
}

describe('a learner’s own choices over HTTP', () => {
  it('are shown with their words, chosen, and kept with when, as what and for which version', async () => {
    expect((await world.call(learner, 'GET', '/me/choices')).body.items.map((each: Choice) => each.purpose)).toEqual(
      purposes,
    );
    expect(await choice('tutoring')).toMatchObject({
      allowed: true,
      decided: null,
      mayAllow: false,
      mayRefuse: true,
      history: [],
    });
    const said = await world.call(learner, 'PUT', '/me/choices/tutoring', { allowed: false, version: 1, note: 'No.' });
    expect(said.status).toBe(200);
    expect(await choice('tutoring')).toMatchObject({
      allowed: false,
      decided: { as: 'learner', version: 1, note: 'No.', at: world.clock.now.toISOString() },
      history: [{ allowed: false }],
    });
    expect(world.changes).toEqual([`tutoring ${learner.userId}`]);
  });

  it('are refused to who is too young for a yes, for words that changed, and for what is no purpose', async () => {
    const put = async (purpose: string, body: object) => {
      const { status, body: answer } = await world.call(learner, 'PUT', `/me/choices/${purpose}`, body);
      return [status, answer?.code];
    };
    expect(await put('research', { allowed: true, version: 3 })).toEqual([403, 'guardian_decides']);
    expect(await put('tutoring', { allowed: false, version: 2 })).toEqual([409, 'text_changed']);
    expect((await put('cookies', { allowed: true, version: 1 }))[0]).toBe(400);
    expect(world.changes).toEqual([]);
  });

  it('come with a notice: at first, at other words, and where a new decision is asked for', async () => {
    const notice = async () => noticeSchema.parse((await world.call(learner, 'GET', '/me/choices/notice')).body);
    const read = async () => {
      const { items } = choicesSchema.parse((await world.call(learner, 'GET', '/me/choices')).body);
      const seen = items.map(({ purpose, text }) => ({ purpose, version: text.version }));
      expect((await world.call(learner, 'POST', '/me/choices/seen', { items: seen })).status).toBe(204);
    };
    expect((await notice()).kind).toBe('first');
    await read();
    await read();
    expect((await notice()).kind).toBe('none');
    const publish = (needsDecision: boolean) =>
      world.call(world.admin, 'POST', '/consent/texts', { purpose: 'tutoring', words: OWN_WORDS, needsDecision });
    expect((await publish(false)).status).toBe(201);
    expect(await notice()).toMatchObject({ kind: 'changed', purposes: ['tutoring'] });
    await read();
    await publish(true);
    await read();
    expect(await notice()).toEqual({ kind: 'decide', purposes: ['tutoring'], ofAge: false });
    expect(await choice('tutoring')).toMatchObject({ needsDecision: true, text: { version: 3, own: true } });
    await world.call(learner, 'PUT', '/me/choices/tutoring', { allowed: false, version: 3 });
    expect((await notice()).kind).toBe('none');
  });
});

describe('an administrator’s part over HTTP', () => {
  it('sets the rules, gives words versions that are all kept, and goes back to this product’s', async () => {
    const change = {
      ...DEFAULT_SETTINGS,
      ageFrom: 13,
      standards: { ...DEFAULT_SETTINGS.standards, class_view: 'off' },
    };
    const set = await world.call(world.admin, 'PUT', '/consent/settings', change);
    expect(consentRulesSchema.parse(set.body).settings).toEqual(change);
    expect(world.changes).toEqual(['class_view all']);
    const text = { purpose: 'risk', words: OWN_WORDS, needsDecision: true };
    await world.call(world.admin, 'POST', '/consent/texts', text);
    const { body } = await world.call(world.admin, 'POST', '/consent/texts', {
      ...text,
      words: null,
      needsDecision: false,
    });
    const risk = consentRulesSchema.parse(body).items.find(({ purpose }) => purpose === 'risk');
    expect(risk?.versions.map(({ version, own, needsDecision }) => [version, own, needsDecision])).toEqual([
      [4, false, false],
      [3, true, true],
      [2, false, true],
      [1, false, false],
    ]);
    expect(risk?.versions[1]).toMatchObject({ words: OWN_WORDS, createdBy: 'Ada' });
    const none = await world.call(world.admin, 'POST', '/consent/texts', {
      ...text,
      words: { ...OWN_WORDS, off: ' ' },
    });
    expect(none.status).toBe(400);
  });

  it('lists learners with what holds, writes down a guardian’s word with how it was given, and a date of birth', async () => {
    const base = `/consent/learners/${learner.userId}`;
    const given = { purpose: 'research', allowed: true, version: 3, note: 'Form of 2 March, signed' };
    const { status, body } = await world.call(world.admin, 'POST', `${base}/decisions`, given);
    expect(status).toBe(201);
    expect(consentLearnerDetailSchema.parse(body).items.find(({ purpose }) => purpose === 'research')).toMatchObject({
      allowed: true,
      history: [{ as: 'guardian', byName: 'Ada', note: 'Form of 2 March, signed' }],
    });
    expect(await choice('research')).toMatchObject({ allowed: true, decided: { as: 'guardian' } });
    const nothing = await world.call(world.admin, 'POST', `${base}/decisions`, { ...given, note: '' });
    expect(nothing.status).toBe(400);
    const found = await world.call(world.admin, 'GET', '/consent/learners?q=len&limit=1');
    expect(found.body.items[0]).toMatchObject({ name: 'Lena', birthDate: null, ofAge: false });
    const born = await world.call(world.admin, 'PUT', `${base}/birth-date`, { birthDate: '2001-05-06' });
    expect(born.body).toMatchObject({ birthDate: '2001-05-06', ofAge: true });
    const late = await world.call(world.admin, 'POST', `${base}/decisions`, given);
    expect([late.status, late.body.code]).toEqual([409, 'learner_decides']);
    const gone = await world.call(world.admin, 'GET', `/consent/learners/${world.teacher.userId}`);
    expect([gone.status, gone.body.code]).toEqual([404, 'learner_not_found']);
  });

  it('is closed to everybody else', async () => {
    for (const [route, policy] of Object.entries(consentPolicies)) {
      const [method = '', path = ''] = route.split(' ');
      const at = path.replace('{learnerId}', learner.userId).replace('{purpose}', 'tutoring');
      const status = async (who: Caller | null) =>
        (await world.call(who, method, at, method === 'GET' ? undefined : {})).status;
      expect(await status(null)).toBe(401);
      if (policy === 'admin') for (const who of [learner, world.teacher]) expect(await status(who)).toBe(403);
    }
  });
});
