import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { addClass } from '@/platform/database/testing-course';
import { read } from '@/platform/documents/pdf/pdf.testing';
import { type LearnerRow, overviewViewSchema, type ReportView, reportViewSchema } from './contract';
import { addAnswer, principalOf, reportsApi, testClass } from './testing';

const test = testDatabase();
const HOSTILE = '=HYPERLINK("http://x","Zoë, “Ελένη”")';
const NAMES = ['Ada', HOSTILE, '-2+3', '李雷', '<script>alert(1)</script>', 'Šárka'];
let app: ReturnType<typeof reportsApi>;
let school: Awaited<ReturnType<typeof testClass>>;

beforeAll(async () => {
  app = reportsApi(test());
  school = await testClass(test(), NAMES, '@7B "Physics"');
  const [load = '', speed = ''] = school.concepts;
  for (const [index, learnerId] of school.learners.entries()) {
    const on = { learnerId, courseId: school.courseId };
    // Before: one of two right. Then: all of four, so each learner rises by 50 of 100.
    await addAnswer(test(), { ...on, conceptId: load, at: '2026-03-05T10:00:00Z', correct: true }, 0.5);
    await addAnswer(test(), { ...on, conceptId: load, at: '2026-03-05T10:01:00Z', correct: false }, 0.4, 0.5);
    for (const minute of [10, 11, 12, 13]) {
      const at = `2026-03-${20 + (index % 2)}T09:${minute}:00Z`;
      await addAnswer(
        test(),
        { ...on, conceptId: speed, at, correct: true, elapsedMs: 20_000 + index * 1000 },
        0.9,
        0.4,
      );
    }
    const retry = { ...on, conceptId: speed, at: '2026-03-21T23:59:59Z', correct: false, evidence: 'none' as const };
    await addAnswer(test(), { ...retry, elapsedMs: 0 }, 0.9, 0.9);
  }
});

const path = (rest = '', query = '') => `/classes/${school.classId}/report${rest}${query}`;
const get = async <T>(as: Parameters<typeof app.request>[0], address: string): Promise<T> => {
  const response = await app.request(as, address);
  expect(response.status).toBe(200);
  return response.json();
};
const view = async (query = ''): Promise<ReportView> =>
  reportViewSchema.parse(await get(school.teacher, path('', query)));
const problem = async (response: Response) => [response.status, (await response.json()).code];
const figure = ({ report }: ReportView, key: string) => report?.figures.find((each) => each.figure === key);

describe('a report over the API', () => {
  it('has the last three weeks, against the three before', async () => {
    const found = await view();
    expect(found.asked).toEqual({
      period: { from: '2026-03-10', to: '2026-03-30' },
      compare: 'before',
      before: { from: '2026-02-17', to: '2026-03-09' },
    });
    expect(found.span).toEqual({ from: '2026-03-05', to: '2026-03-21' });
    expect(found.report).toMatchObject({ learners: 6, active: 6, conceptCount: 2, ratings: null });
    expect(figure(found, 'success_rate')).toMatchObject({ records: 24, estimate: { value: 1, low: 1, high: 1 } });
    expect(figure(found, 'response_time')?.estimate?.value).toBeCloseTo(22_500, 6);
    // Six learners: three worked on the 20th, all on the 21st; 5 answers each.
    expect(figure(found, 'daily_interactions')?.records).toBe(9);
    expect(figure(found, 'mastery_start')?.estimate?.value).toBeCloseTo((0.4 + 0.2) / 2, 12);
    expect(figure(found, 'mastery_end')?.estimate?.value).toBeCloseTo((0.4 + 0.9) / 2, 12);
    const rate = found.report?.comparison?.figures.find((each) => each.figure === 'success_rate');
    expect(rate?.difference).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
    expect(found.report?.comparison?.learners).toEqual({ first: 6, second: 6 });
  });

  it('is kept until somebody of the class does something', async () => {
    const [first, again] = [await view(), await view()];
    expect(again.computedAt).toBe(first.computedAt);
    const { rows } = await test().owner.query('select stamp from class_reports where class_id = $1', [school.classId]);
    const [learnerId = '', conceptId = ''] = [school.learners[0], school.concepts[0]];
    await addAnswer(
      test(),
      { learnerId, courseId: school.courseId, conceptId, at: '2026-03-22T10:00:00Z', correct: false },
      0.3,
    );
    expect(figure(await view(), 'success_rate')).toMatchObject({ records: 25 });
    const after = await test().owner.query('select stamp from class_reports where class_id = $1', [school.classId]);
    expect(after.rows).toHaveLength(rows.length);
    expect(after.rows).not.toEqual(rows);
  });

  it('does not rise or fall because other starting values came into force later', async () => {
    const own = await testClass(test(), ['Ana', 'Ben', 'Cem', 'Dov', 'Eli'], 'Later');
    const [met = ''] = own.concepts;
    for (const learnerId of own.learners)
      await addAnswer(
        test(),
        { learnerId, courseId: own.courseId, conceptId: met, at: '2026-03-20T10:00:00Z', correct: true },
        0.6,
      );
    await test().owner.query(
      `update events set payload = payload || '{"parameters":{"pInit":0.2},"modelVersion":0}' where course_id = $1`,
      [own.courseId],
    );
    await test().owner.query(
      `insert into bkt_parameters (district_id, concept_id, course_id, p_init, p_learn, p_slip, p_guess, updated_by, updated_at)
       select district_id, id, course_id, 0.75, 0.1, 0.1, 0.2, $2, now() from concepts where course_id = $1`,
      [own.courseId, own.teacherId],
    );
    const found = reportViewSchema.parse(await get(own.teacher, `/classes/${own.classId}/report`));
    expect(figure(found, 'mastery_start')?.estimate?.value).toBeCloseTo(0.2, 12);
    expect(figure(found, 'mastery_end')?.estimate?.value).toBeCloseTo((0.6 + 0.2) / 2, 12);
  });

  it('keeps nobody’s name or id', async () => {
    await view();
    const { rows } = await test().owner.query('select report::text as text from class_reports');
    for (const { text } of rows)
      for (const hidden of [...school.learners, 'Ada', 'Šárka']) expect(text).not.toContain(hidden);
  });

  it('is for the class’s teachers and admins', { timeout: 120_000 }, async () => {
    const { teacher } = school;
    const learner = principalOf(test(), school.learners[0] ?? '', 'learner');
    const other = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
    const admin = principalOf(test(), await addPerson(test(), 'admin'), 'admin');
    for (const rest of ['', '/learners', '.pdf', '/figures.csv', '/daily.csv', '/learners.csv']) {
      expect((await app.request(teacher, path(rest))).status).toBe(200);
      expect((await app.request(admin, path(rest))).status).toBe(200);
      expect(await problem(await app.request(learner, path(rest)))).toEqual([403, 'forbidden']);
      expect(await problem(await app.request(other, path(rest)))).toEqual([404, 'class_not_found']);
      expect(await problem(await app.request(null, path(rest)))).toEqual([401, 'not_signed_in']);
    }
  });

  it('refuses periods and controls that make no sense', async () => {
    const refused = async (query: string) => problem(await app.request(school.teacher, path('', query)));
    expect(await refused('?from=2026-03-20&to=2026-03-10')).toEqual([400, 'period_invalid']);
    expect(await refused('?from=2020-01-01&to=2026-03-10')).toEqual([400, 'period_invalid']);
    expect(await refused('?from=2026-02-30')).toEqual([400, 'invalid_input']);
    expect(await refused('?from=2026-03-10&to=2026-03-20&beforeFrom=2026-03-01&beforeTo=2026-03-10')).toEqual([
      400,
      'periods_overlap',
    ]);
    expect(await refused('?compare=class')).toEqual([400, 'control_invalid']);
    expect(await refused(`?compare=class&with=${school.classId}`)).toEqual([400, 'control_invalid']);
  });

  it('is compared with another class only by those who teach both', async () => {
    const { teacherId, courseId } = school;
    const others: string[] = [];
    for (let i = 0; i < 5; i++) others.push(await addPerson(test(), 'learner', `Other ${i}`));
    // One of the first class sits in both, and counts in neither comparison twice.
    const controlId = await addClass(test(), courseId, {
      teachers: [teacherId],
      learners: [...others, school.learners[0] ?? ''],
    });
    const conceptId = school.concepts[0] ?? '';
    for (const learnerId of others)
      await addAnswer(test(), { learnerId, courseId, conceptId, at: '2026-03-20T10:00:00Z', correct: false }, 0.1);
    const found = await view(`?compare=class&with=${controlId}`);
    expect(found.classes.map(({ id }) => id)).toEqual([controlId]);
    expect(found.report?.comparison).toMatchObject({
      kind: 'class',
      name: 'A class',
      learners: { first: 5, second: 6 },
    });
    const rate = found.report?.comparison?.figures.find((each) => each.figure === 'success_rate');
    expect(rate?.first).toMatchObject({ learners: 5, estimate: { value: 0 } });
    const rest = await view('?compare=others');
    expect(rest.report?.comparison).toMatchObject({ kind: 'others', learners: { first: 5, second: 6 } });

    const colleague = await addPerson(test(), 'teacher');
    await test().owner.query(
      `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'teacher')`,
      [test().districtId, school.classId, colleague],
    );
    const as = principalOf(test(), colleague, 'teacher');
    expect(await problem(await app.request(as, path('', `?compare=class&with=${controlId}`)))).toEqual([
      400,
      'control_invalid',
    ]);
    const seen = await get<ReportView>(as, path('', '?compare=others'));
    expect(seen.report?.comparison?.learners.first).toBe(0);
    // Nor do the kept reports show it to them.
    const rows = await test().database.transaction(
      { districtId: test().districtId, userId: colleague, role: 'teacher' },
      (tx) => tx.execute('select control_class_id, reader_id from class_reports'),
    );
    for (const row of rows.rows) expect([row.control_class_id, row.reader_id ?? colleague]).toEqual([null, colleague]);
  });

  it('of a class that nobody worked in says so', async () => {
    const empty = await testClass(test(), ['Only one']);
    const found = await get<ReportView>(empty.teacher, `/classes/${empty.classId}/report`);
    expect(found).toMatchObject({ span: null, report: { learners: 1, active: 0, progression: [] } });
    expect((await app.request(empty.teacher, `/classes/${empty.classId}/report.pdf`)).status).toBe(200);
  });
});

describe('questions to the tutor', () => {
  it('are counted, those that were deleted not; no conversation is opened to anybody by it', async () => {
    const asking = await testClass(test(), ['1', '2', '3', '4', '5']);
    const { districtId } = test();
    for (const [index, learnerId] of asking.learners.entries()) {
      for (const deleted of [null, '2026-03-21']) {
        const { rows } = await test().owner.query(
          `insert into chat_threads (district_id, id, learner_id, course_id, title, deleted_at)
           values ($1, gen_random_uuid(), $2, $3, 'x', $4) returning id`,
          [districtId, learnerId, asking.courseId, deleted],
        );
        for (const role of ['learner', 'tutor', ...(index === 0 ? ['learner'] : [])])
          await test().owner.query(
            `insert into chat_messages (district_id, id, thread_id, learner_id, role, words, created_at)
             values ($1, gen_random_uuid(), $2, $3, $4, 'secret', '2026-03-20')`,
            [districtId, rows[0].id, learnerId, role],
          );
      }
    }
    const found = await get<ReportView>(asking.teacher, `/classes/${asking.classId}/report`);
    expect(figure(found, 'daily_questions')).toMatchObject({ records: 5 });
    expect(figure(found, 'daily_questions')?.estimate?.value).toBeCloseTo(6 / 5, 12);
    const rows = await test().database.transaction({ districtId, userId: asking.teacherId, role: 'teacher' }, (tx) =>
      tx.execute('select count(*)::int as count from chat_messages'),
    );
    expect(rows.rows[0]?.count).toBe(0);
  });
});

describe('files', () => {
  const file = async (rest: string, query = '') => {
    const response = await app.request(school.teacher, path(rest, query));
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const csv = async (rest: string, query = '') => {
    const { response, bytes } = await file(rest, query);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: Record<string, string>[] = parse(new TextDecoder().decode(bytes), {
      bom: true,
      columns: true,
      record_delimiter: '\r\n',
    });
    return rows;
  };

  it('figures come back from CSV as they were', async () => {
    const { report } = await view();
    const rows = await csv('/figures.csv');
    for (const { figure: key, estimate, learners } of report?.figures ?? []) {
      const row = rows.find((each) => each.figure === key && each.group === `'@7B "Physics"`);
      expect(row).toBeDefined();
      if (!estimate) expect(row).toMatchObject({ value: '', learners: '' });
      else expect([Number(row?.value), Number(row?.learners)]).toEqual([Number(estimate.value.toFixed(6)), learners]);
    }
    const differences = rows.filter((row) => row.group === 'difference');
    expect(differences.map((row) => row.figure)).toContain('success_rate');
    expect(rows.some((row) => row.group?.startsWith('effect size'))).toBe(true);
    const days = await csv('/daily.csv');
    expect(days).toHaveLength(21);
    expect(days.find((row) => row.date === '2026-03-21')).toMatchObject({ active_learners: '6' });
    expect(days.find((row) => row.date === '2026-03-20')).toMatchObject({ active_learners: '', answers: '' });
  });

  it('says on the screen, in the PDF and in every table where learners are simulated', {
    timeout: 120_000,
  }, async () => {
    const mark = (count: number) =>
      test().owner.query('update users set simulated = true where id = any($1)', [school.learners.slice(0, count)]);
    expect((await view()).report?.simulated).toEqual({ learners: 0, of: 6 });
    expect((await csv('/figures.csv')).map((row) => row.figure)).not.toContain('simulated_learners');
    try {
      await mark(2);
      expect((await view()).report?.simulated).toEqual({ learners: 2, of: 6 });
      const words = '2 of the 6 learners counted here are simulated.';
      const [first] = await csv('/figures.csv');
      expect(first).toMatchObject({ figure: 'simulated_learners', learners: '6', value: '2' });
      expect(first?.note).toContain(words);
      for (const row of await csv('/daily.csv')) expect(row.note).toContain(words);
      const marks = (await csv('/learners.csv')).map(({ simulated }) => simulated);
      expect(marks.toSorted()).toEqual(['no', 'no', 'no', 'no', 'yes', 'yes']);
      const { markdown } = await read((await file('.pdf')).bytes);
      expect(markdown.replace(/\s+/g, ' ')).toContain(words);
      await mark(6);
      const all = await csv('/figures.csv');
      expect(all[0]?.note).toContain('Nobody is behind these numbers');
    } finally {
      await test().owner.query('update users set simulated = false where simulated');
    }
  });

  it('no cell is a formula, and every name comes back whole', async () => {
    const rows = await csv('/learners.csv');
    expect(rows.map((row) => row.learner?.replace(/^'/, '')).toSorted()).toEqual(NAMES.toSorted());
    for (const row of [...rows, ...(await csv('/figures.csv'))])
      for (const cell of Object.values(row)) if (!/^-?[\d.]+$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('the PDF opens, says what the report says, and names learners only when asked', { timeout: 120_000 }, async () => {
    const plain = await file('.pdf');
    expect(plain.response.headers.get('content-type')).toBe('application/pdf');
    expect(plain.response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="report-2026-03-30\.pdf"$/,
    );
    const { markdown } = await read(plain.bytes);
    for (const words of [
      'Report on @7B',
      'Success rate',
      'Response time',
      'Before and after is no proof',
      'percentile bootstrap',
    ])
      expect(markdown.replaceAll('\\', '')).toContain(words);
    expect(markdown).not.toContain('Šárka');
    const raw = Buffer.from(plain.bytes).toString('latin1');
    expect(raw).toContain('/Lang (en)');
    expect(raw).toContain('/MarkInfo');
    const named = await read((await file('.pdf', '?learners=yes')).bytes);
    expect(named.markdown).toContain('Šárka');
    expect(named.markdown).toContain('Ελένη');
    expect(named.markdown).toContain('Some letters of names are not in the fonts');
  });
});

describe('learners one by one', () => {
  it('have their own numbers, and nothing of their conversations', async () => {
    const { items } = await get<{ items: LearnerRow[] }>(school.teacher, path('/learners'));
    const ada = items.find(({ name }) => name === 'Ada');
    expect(ada).toMatchObject({ first: 5, right: 4, daysWorked: 3, lessons: 0, conceptsEnd: 1 });
    expect(ada?.responseMs).toBe(20_000);
    expect(Object.keys(ada ?? {}).join()).not.toMatch(/question|chat/i);
  });
});

describe('in the background', () => {
  it('a long report is handed over once, and is there when it is done', async () => {
    const slow = reportsApi(test(), { mostAtOnce: 3 });
    const big = await testClass(test(), NAMES);
    for (const learnerId of big.learners)
      await addAnswer(
        test(),
        {
          learnerId,
          courseId: big.courseId,
          conceptId: big.concepts[0] ?? '',
          at: '2026-03-20T10:00:00Z',
          correct: true,
        },
        0.6,
      );
    const ask = async (rest = '') => slow.request(big.teacher, `/classes/${big.classId}/report${rest}`);
    expect(await (await ask()).json()).toMatchObject({ report: null, computedAt: null });
    expect(await problem(await ask('.pdf'))).toEqual([409, 'report_not_ready']);
    expect(slow.jobs.waiting).toHaveLength(1);
    await slow.jobs.run();
    expect(await (await ask()).json()).toMatchObject({ report: { active: 6 } });
    expect(slow.jobs.waiting).toHaveLength(0);
  });

  it('all classes of a teacher are worked out one after the other, and can be stopped', async () => {
    const overview = async () => overviewViewSchema.parse(await get(school.teacher, '/reports'));
    const begin = () => app.request(school.teacher, '/reports', { method: 'POST', body: '{}' });
    expect((await overview()).overview).toBeNull();
    const started = await (await begin()).json();
    expect(started).toMatchObject({ status: 'waiting', done: 0, total: 2 });
    // Once more while it waits gives the same.
    expect((await (await begin()).json()).id).toBe(started.id);
    await app.jobs.run();
    const done = await overview();
    expect(done.overview).toMatchObject({ status: 'done', done: 2 });
    const row = done.rows.find(({ classId }) => classId === school.classId);
    expect(row?.figures.find((each) => each.figure === 'success_rate')?.estimate?.value).toBeGreaterThan(0.9);

    const again = await (await begin()).json();
    const other = principalOf(test(), await addPerson(test(), 'teacher'), 'teacher');
    const stop = (as: typeof other) => app.request(as, `/reports/${again.id}/cancel`, { method: 'POST' });
    expect(await problem(await stop(other))).toEqual([404, 'overview_not_found']);
    expect(await (await stop(school.teacher)).json()).toMatchObject({ status: 'cancelled' });
    await app.jobs.run();
    expect((await overview()).overview).toMatchObject({ status: 'cancelled', done: 0 });
  });
});
