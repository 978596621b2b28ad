import { beforeAll } from 'vitest';
import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import { createConcepts } from '@/features/concepts/service';
import { consentPort } from '@/features/consent/port';
import { createGrounding } from '@/features/grounding/service';
import type { OutputRecord } from '@/features/language-models/contract';
import { type TestLibrary, testLibrary } from '@/features/library/testing';
import { createMastery } from '@/features/mastery/service';
import type { Presentation } from '@/features/practice/contract';
import { generateItems } from '@/features/practice/generate/generate-items';
import { createPractice } from '@/features/practice/service';
import { addPerson } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { Ask, TutorEvent } from './contract';
import { tutorPolicies } from './policy';
import { tutorRoutes } from './routes';
import { createTutor, type TutorDeps } from './service';

type Script = Parameters<typeof scriptedServing>[0];

/** The tutor in a school with one course: real database, ingestion, search, exercises and checks; the model is scripted. */
export function testTutor(material: Record<string, string>, questionsPerHour = 5) {
  const state = { now: new Date('2026-03-02T12:00:00Z'), script: [] as Script, courseId: '' };
  const now = () => state.now;
  const mastery = createMastery({ now });
  const held = testLibrary({
    afterFiles: {
      rebuildMap: (tx, courseId) => concepts().port.rebuild(tx, courseId),
      regenerateItems: (tx, courseId) => practice().regenerate(tx, courseId),
    },
  });
  const concepts = once(() =>
    createConcepts({
      library: held().library.port,
      mastery,
      extract: async (input) => extractConcepts(input),
      mergeMastery: async () => {},
    }),
  );
  const practice = once(() =>
    createPractice({ concepts: concepts().port, library: held().library.port, mastery, generate: generateItems, now }),
  );
  const records: OutputRecord[] = [];
  const helperCalls: { courseId: string | null; learnerId: string | null; prompt: string }[] = [];
  const kept = new Map<string, unknown>();
  /** Transactions that are open now. */
  const open = { count: 0 };
  const people = new Map<string, Principal>();

  function deps(): TutorDeps {
    return {
      ...{ library: held().library.port, concepts: concepts().port, mastery, practice: practice() },
      consent: consentPort,
      ...{ serving: scriptedServing(state.script), grounding: createGrounding() },
      outputs: {
        record: async (_tx, output) => {
          records.push(output);
          return '01890000-0000-7000-8000-000000000000';
        },
        recordCalls: async (_tx, place, calls) => {
          for (const call of calls) helperCalls.push({ ...place, prompt: call.served.prompt.name });
        },
      },
      answers: {
        get: async (_tx, _course, key) => kept.get(key) ?? null,
        put: async (_tx, _course, key, value) => void kept.set(key, value),
      },
      ...{ questionsPerHour, supportPerson: 'Ms Okafor in room 12', now },
    };
  }

  beforeAll(async () => {
    const { test, teacher } = held();
    const person = async (name: string, role: Principal['role'], id?: string) => {
      const userId = id ?? (await addPerson(test, role));
      people.set(name, { districtId: test.districtId, userId, role, name, email: 'a@example.org', via: 'token' });
    };
    await person('learner', 'learner');
    await person('other', 'learner');
    await person('teacher', 'teacher', teacher.userId);
    await person('admin', 'admin');
    state.courseId = await held().newCourse();
    await held().ingest(state.courseId, material);
  });

  function who(name: 'learner' | 'other' | 'teacher' | 'admin'): Principal {
    const found = people.get(name);
    if (!found) throw new Error('People are there only inside tests.');
    return found;
  }
  const as = <T>(person: Principal, work: (tx: Tx) => Promise<T>) =>
    held().test.database.transaction({ districtId: person.districtId, userId: person.userId, role: person.role }, work);

  /** The API as one person calls it. */
  function api(person: Principal) {
    const made = createApi({
      database: {
        ...held().test.database,
        transaction: async (actor, work) => {
          open.count++;
          try {
            return await held().test.database.transaction(actor, work);
          } finally {
            open.count--;
          }
        },
      },
      policies: tutorPolicies,
      authenticate: async () => person,
      report: (error) => {
        throw error;
      },
    });
    tutorRoutes(made, createTutor(deps()));
    return made.hono;
  }

  return {
    ...{ state, records, helperCalls, kept, open, practice, concepts, who, as, deps },
    school: (): TestLibrary => held(),

    async call<T>(
      person: Principal,
      method: string,
      path: string,
      body?: object,
    ): Promise<{ status: number; body: T }> {
      const response = await api(person).request(`/courses/${state.courseId}${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },

    /** Asks, twenty minutes after the last time, and gives the events and the answer as it was kept. */
    async ask(person: Principal, input: Ask) {
      state.now = new Date(state.now.getTime() + 20 * 60_000);
      const response = await api(person).request(`/courses/${state.courseId}/chat`, {
        method: 'POST',
        headers: { accept: 'text/event-stream' },
        body: JSON.stringify(input),
      });
      const events: TutorEvent[] = [...(await response.text()).matchAll(/^data: (\{"type".*)$/gm)].map((match) =>
        JSON.parse(match[1] ?? ''),
      );
      const first = events.find((event) => event.type === 'asked');
      const done = events.find((event) => event.type === 'done');
      if (first?.type !== 'asked' || done?.type !== 'done') throw new Error(`no answer: ${JSON.stringify(events)}`);
      return { events, thread: first.thread, message: done.message, limit: done.limit };
    },

    /** Puts an exercise on a concept before somebody. */
    presentation: (conceptName: string, person: Principal): Promise<Presentation> =>
      as(person, async (tx) => {
        const all = await concepts().port.teachingConcepts(tx, state.courseId);
        const concept = all.find((each) => each.name.toLowerCase() === conceptName.toLowerCase());
        const input = { courseId: state.courseId, conceptId: concept?.id ?? '', count: 1 };
        const [first] = await practice().practise(tx, person.userId, input);
        if (!first) throw new Error(`no exercise on ${conceptName}`);
        return first;
      }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
