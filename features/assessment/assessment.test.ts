import { createFormatter } from 'use-intl/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createConsent } from '@/features/consent/service';
import { retentionWorld } from '@/features/retention/testing';
import { addPerson, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { translator } from '@/platform/i18n/messages';
import { assessmentDocumentSchema, fieldKeys, type Measure, type Recipient } from './contract';
import { assessmentPolicies } from './policy';
import { assessmentRoutes } from './routes';
import { type Says, sectionsOf } from './sections';
import { createAssessment } from './service';

const opened = testDatabase();
let test: TestDatabase;
let officer: string;
let recipients: Recipient[] = [];
let https: Measure['state'] = 'off';
let lastAudit: string | null = null;
let call: (
  role: Principal['role'],
  method: string,
  path: string,
  body?: object,
) => Promise<{ status: number; text: string }>;
let world: Awaited<ReturnType<typeof retentionWorld>>;
let consent: ReturnType<typeof createConsent>;

const says: Says = {
  own: translator('en', 'assessment'),
  consent: translator('en', 'consent'),
  retention: translator('en', 'retention'),
  format: createFormatter({ locale: 'en', timeZone: 'UTC' }),
};

beforeAll(async () => {
  test = opened();
  world = await retentionWorld(test);
  officer = await addPerson(test, 'admin', 'Olu');
  const now = () => new Date('2026-09-01T08:00:00Z');
  consent = createConsent({ now });
  const service = createAssessment({
    now,
    sources: {
      version: '1.2.3',
      consent: consent.rules,
      recipients: async () => recipients,
      retention: async (tx) => {
        const { template, nightly, rules } = await world.service.schedule(tx);
        const holds = (await world.service.holds.list(tx)).filter(({ inForce }) => inForce).length;
        return { template, nightly, holds, rules: rules.map(({ kind, rule }) => ({ kind, rule })) };
      },
      lastBiasAudit: async () => lastAudit,
    },
  });
  service.register(async () => [{ key: 'https', state: https, value: null }]);
  let caller: Principal | null = null;
  const api = createApi({
    ...{ database: test.database, policies: assessmentPolicies, authenticate: async () => caller },
    report: (error) => {
      throw error;
    },
  });
  assessmentRoutes(api, service);
  call = async (role, method, path, body) => {
    caller = { districtId: test.districtId, userId: officer, role, name: 'Olu', email: 'o@example.org', via: 'token' };
    const response = await api.hono.request(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: response.status, text: await response.text() };
  };
});

/** The document as the data protection officer reads it: its data, and all of its words. */
async function read() {
  const { text } = await call('dpo', 'GET', '/privacy-assessment');
  const document = assessmentDocumentSchema.parse(JSON.parse(text));
  const words = sectionsOf(says, document)
    .flatMap((section) => [
      section.title,
      ...section.words,
      ...(section.table?.rows.map((row) => row.join(' | ')) ?? []),
    ])
    .join('\n');
  return { document, words };
}

describe('the privacy impact assessment', () => {
  it('says what is set now, and something else once the settings are others', async () => {
    const before = await read();
    expect(before.words).toContain('No language model is configured');
    expect(before.words).toContain('Traffic is encrypted (https) | not in force');
    expect(before.words).toContain('Answers to exercises | until somebody deletes it');
    expect(before.words).toContain('No audit by group was done yet');
    expect(before.words).toContain('No legal hold is in force');
    expect(before.words).toContain('Backups are encrypted | not known here');

    recipients = [{ name: 'qwen', host: '10.0.0.9', reach: 'network', purposes: ['tutor'] }];
    https = 'on';
    lastAudit = '2026-08-20T10:00:00Z';
    await world.as('admin', (tx) => world.service.begin(tx, 'gdpr', world.admin));
    const hold = { scope: 'district', targetId: null, why: 'A case', until: null } as const;
    await world.as('admin', (tx) => world.service.holds.place(tx, hold, world.admin));
    await world.as('admin', async (tx) => {
      const now = await consent.rules(tx);
      const standards = { ...now.settings.standards, tutoring: 'off' as const };
      return consent.setSettings(tx, world.admin, { ageFrom: 13, minorsMayRefuse: false, standards });
    });

    const after = await read();
    expect(after.words).toContain('qwen | in the school’s own network (10.0.0.9) | writing and talking');
    expect(after.words).toContain('Traffic is encrypted (https) | in force');
    expect(after.words).toContain('Answers to exercises | 1 year from the end of the school year');
    expect(after.words).toContain('European Union: GDPR');
    expect(after.words).toContain('1 legal hold is in force');
    expect(after.words).toContain('ended on August 20, 2026');
    expect(after.words).toContain('from the age of 13');
    expect(after.document.purposes.find(({ purpose }) => purpose === 'tutoring')?.standard).toBe('off');
    recipients = [{ name: 'qwen', host: 'models.example', reach: 'outside', purposes: ['tutor'] }];
    expect((await read()).words).toContain('At least one model runs outside the school’s network');
  });

  it('counts people, and for whom a purpose holds', async () => {
    const learner = await addPerson(test, 'learner');
    const counted = async () => {
      const { document } = await read();
      const { allowed, refused, learners } =
        document.purposes.find(({ purpose }) => purpose === 'experiments') ?? expect.unreachable();
      return { allowed, refused, learners, people: document.roles.find(({ role }) => role === 'learner')?.people };
    };
    const before = await counted();
    await test.owner.query(
      `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
       values ($1, gen_random_uuid(), $2, 'experiments', false, 1, $2, 'learner', now())`,
      [test.districtId, learner],
    );
    expect(await counted()).toEqual({ ...before, allowed: before.allowed - 1, refused: before.refused + 1 });
    expect(before.people).toBe(before.learners);
  });

  it('has fields for people, which stay, and versions, which nothing changes any more', async () => {
    expect((await read()).document.fields.map(({ field }) => field)).toEqual([...fieldKeys]);
    const write = (words: string) => call('admin', 'PUT', '/privacy-assessment/fields/decision', { words });
    expect((await write('We go ahead until July.')).status).toBe(200);
    const kept = await call('dpo', 'POST', '/privacy-assessment/versions', { note: 'The first' });
    expect(JSON.parse(kept.text).items).toMatchObject([{ number: 1, note: 'The first', by: 'Olu' }]);
    await write('We have stopped.');
    https = 'off';
    const first = JSON.parse((await call('dpo', 'GET', '/privacy-assessment/versions/1')).text);
    const field = (document: { fields: { field: string; words: string }[] }) =>
      document.fields.find((each) => each.field === 'decision')?.words;
    expect(field(first.document)).toBe('We go ahead until July.');
    expect(field((await read()).document)).toBe('We have stopped.');
    expect(first.document.measures[0]).toMatchObject({ key: 'https', state: 'on' });
    expect((await call('dpo', 'GET', '/privacy-assessment/versions/7')).status).toBe(404);
    expect((await call('dpo', 'PUT', '/privacy-assessment/fields/nothing', { words: '' })).status).toBe(400);
  });

  it('is a PDF too, and nobody’s but the officers’', async () => {
    const pdf = await call('dpo', 'GET', '/privacy-assessment/pdf?version=1');
    expect(pdf.status).toBe(200);
    expect(pdf.text.startsWith('%PDF-1.7')).toBe(true);
    for (const role of ['teacher', 'learner', 'guardian', 'counsellor'] as const)
      expect((await call(role, 'GET', '/privacy-assessment')).status).toBe(403);
  });
});
