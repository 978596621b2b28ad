import { randomUUID } from 'node:crypto';
import { fitCourse } from '@/core/retrieval/course-fit';
import { createConcepts } from '@/features/concepts/service';
import { consentPort } from '@/features/consent/port';
import { indexCourse } from '@/features/library/find/index-course';
import { refitCourse } from '@/features/library/find/refit-course';
import { createLibrary } from '@/features/library/service';
import type { LibraryDeps } from '@/features/library/service/deps';
import { createMastery } from '@/features/mastery/service';
import { createPractice } from '@/features/practice/service';
import { type DrainDeps, drain } from '@/features/recommendations/calculate/drain';
import { createFactsReader } from '@/features/recommendations/store-facts';
import { countStale, markForNight } from '@/features/recommendations/store-states';
import { createResources } from '@/features/resources/service';
import { createStandards } from '@/features/standards/service';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { timed } from '../cpu-time';
import { cpuSeconds } from './cpu';
import type { Figure } from './figure';
import { CHUNKS, LEARNERS, liveADay, storeLearning } from './recommendations/stored-learning';
import { withBenchLibrary } from './retrieval/bench-library';
import { storeCourse } from './retrieval/retrieval';
import { syntheticCourse } from './retrieval/synthetic-course';

const NAME = 'recommendations';
const DAY_MS = 86_400_000;
/** For how many a night is reckoned. */
const DISTRICT = 10_000;

/** Days over which the learners of either school gave their answers. */
const BUSY = 20;
const CALM = 300;

/**
 * What a night's recommendations cost, with the product's own night over a real database: as whoever looks for what is out of date and works it
 * off. Learners of one course of 200 concepts and 1,000 passages with 300 answers each: once all given in the last 20 days, so that there is much
 * to recommend; once in sittings over 300 days, as where a tenth works on any day. Nothing was worked out between the nights, as it is in a school
 * some seconds after each answer.
 */
export async function benchRecommendations(): Promise<Figure[]> {
  return withBenchLibrary(
    NAME,
    async ({ chunks, outside }) => fitCourse(chunks, outside),
    async (library, ownerUrl) => {
      const busy = await openSchool(library, ownerUrl, BUSY);
      const first = await busy.night();
      await busy.live(0, () => true);
      const all = await busy.night();
      const calm = await openSchool(library, ownerUrl, CALM);
      await calm.night();
      await calm.live(0, () => false);
      const quiet = await calm.night();
      await calm.live(1, (place) => place % 10 === 0);
      const tenth = await calm.night();
      return [
        ...figures('300 answers in 20 days, the first night', first),
        ...figures('300 answers in 20 days, everybody has ten new answers', all),
        ...figures('300 answers in 300 days, nobody has new answers', quiet),
        ...figures('300 answers in 300 days, a tenth has ten new answers', tenth),
      ];
    },
  );
}

/** A district with one course and learners who gave their answers over so many days. */
async function openSchool(library: LibraryDeps, ownerUrl: string, days: number) {
  const of = { districtId: randomUUID(), courseId: randomUUID() };
  const course = syntheticCourse(CHUNKS);
  await storeCourse(ownerUrl, of.districtId, of.courseId, course);
  const { learners, items } = await storeLearning(ownerUrl, { ...of, days, chunks: course.chunks });
  await indexCourse(library, of.districtId, of.courseId);
  await refitCourse(library, of.districtId, of.courseId, new AbortController().signal);
  process.stderr.write('recommendations: course and learners stand\n');
  const clock = { now: new Date() };
  const deps = depsOn(library, () => clock.now);
  return {
    night: () => measuredNight(deps, of.districtId),
    /** The next day, on which some answer. */
    async live(day: number, works: (place: number) => boolean) {
      clock.now = new Date(clock.now.getTime() + DAY_MS);
      const who = learners.filter((_, place) => works(place));
      await liveADay(ownerUrl, of, who, { items, day, at: clock.now });
    },
  };
}

interface Night {
  workedOut: number;
  own: number;
  database: number;
}

async function measuredNight(deps: DrainDeps, districtId: string): Promise<Night> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  const before = cpuSeconds(`meno-bench-${NAME}-`);
  const { result, cpuSeconds: own } = await timed(async () => {
    await asSystem((tx) => markForNight(tx, deps.now()));
    const stale = await asSystem((tx) => countStale(tx, null));
    await drain(deps, districtId, null, async () => true);
    return stale;
  });
  return { workedOut: result, own, database: cpuSeconds(`meno-bench-${NAME}-`) - before };
}

/** A learner of the district costs the same whether theirs is worked out or not: the mean of all. */
function figures(night: string, { workedOut, own, database }: Night): Figure[] {
  const each = (seconds: number) => (seconds * 1000) / LEARNERS;
  const minutes = ((own + database) * DISTRICT) / LEARNERS / 60;
  return [
    {
      what: `${night}: worked out anew, of ${LEARNERS} learners`,
      value: workedOut,
      unit: '',
    },
    { what: 'CPU of Meno for each learner', value: each(own), unit: 'ms' },
    { what: 'CPU of the database for each learner', value: each(database), unit: 'ms' },
    { what: 'for 10,000 learners, both together on one core', value: minutes, unit: 'min' },
  ];
}

function depsOn(deps: LibraryDeps, now: () => Date): DrainDeps {
  const library = createLibrary(deps);
  const mastery = createMastery({ now });
  const concepts = createConcepts({
    ...{ library: library.port, mastery },
    extract: async () => ({ concepts: [], prerequisites: [] }),
    mergeMastery: async () => {},
  });
  const practice = createPractice({
    ...{ concepts: concepts.port, library: library.port, mastery, now },
    generate: () => [],
  });
  const standards = createStandards({ concepts: concepts.port, propose: async () => [], now }).port;
  const resources = createResources({ library: library.port, concepts: concepts.port, standards, practice });
  const { database, report } = deps;
  const read = { concepts: concepts.port, consent: consentPort, readFacts: createFactsReader() };
  return { database, report, ...read, practice, resources, now };
}
