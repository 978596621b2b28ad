import { writeFile } from 'node:fs/promises';
import { decideForAll } from '@/features/pathways/jobs';
import { type School, withSchool } from '../pathways/school';
import { drawPathways, type PathwaysGrowth } from './draw-pathways';
import { type Figure, quantile } from './figure';
import { courseGraph, enrolWithAnswers } from './pathways-school';

const CONCEPTS = 500;
const SAMPLE = 200;
/** So many of a school's learners are decided for in the night that is measured: with more it only takes as much longer. */
const NIGHT_LEARNERS = 10_000;
const DAY_MS = 86_400_000;

/** Numbers of learners, from the environment: `MENO_BENCH_LEARNERS=1000,10000,100000`. */
const sizes = () => (process.env.MENO_BENCH_LEARNERS ?? '1000,10000').split(',').map(Number);

/**
 * What next, the first page's data and a night's decisions in a school of so many learners on a course of 500 concepts; drawn into the file that
 * `MENO_BENCH_CHART` names.
 */
export async function benchPathways(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const growth: PathwaysGrowth[] = [];
  for (const learners of sizes()) {
    process.stderr.write(`pathways, ${learners} learners…\n`);
    const found = await withSchool('bench-pathways', 1, (school) => benchSchool(school, learners));
    figures.push(...found.figures);
    growth.push(found.growth);
  }
  const chart = process.env.MENO_BENCH_CHART;
  if (chart) await writeFile(chart, drawPathways(growth));
  return figures;
}

async function benchSchool(school: School, count: number): Promise<{ figures: Figure[]; growth: PathwaysGrowth }> {
  const { courseId, conceptIds } = await school.addCourse('Bench', courseGraph(CONCEPTS));
  const learners = await enrolWithAnswers(school, { courseId, conceptIds, count });
  school.clock.now = new Date(school.clock.now.getTime() + 3 * DAY_MS);
  const every = Math.max(1, Math.floor(count / SAMPLE));
  const sample = learners.filter((_, i) => i % every === 0).slice(0, SAMPLE);
  const time = async (work: (learner: (typeof learners)[number]) => Promise<unknown>) => {
    const times: number[] = [];
    for (const learner of sample) {
      const began = performance.now();
      await work(learner);
      times.push(performance.now() - began);
    }
    return times;
  };
  const next = (learner: (typeof learners)[number]) =>
    school.database.transaction(learner, (tx) => school.pathways.next(tx, learner.userId, courseId));
  const decided = await time(next);
  const again = await time(next);
  const home = await time((learner) =>
    school.database.transaction(learner, (tx) => school.pathways.home(tx, learner.userId)),
  );
  const began = performance.now();
  const { user, system } = process.cpuUsage();
  const night = await decideFor(school, Math.min(count, NIGHT_LEARNERS));
  const seconds = (performance.now() - began) / 1000;
  const spent = process.cpuUsage({ user, system });
  const of = `${count.toLocaleString('en')} learners, ${CONCEPTS} concepts`;
  const figures = [
    { what: `next step decided anew, ${of}, median`, value: quantile(decided, 0.5), unit: 'ms' },
    {
      what: `next step decided anew, ${of}, 95th percentile`,
      value: quantile(decided, 0.95),
      unit: 'ms',
      aim: '< 20 ms',
    },
    { what: `next step as it stands, ${of}, 95th percentile`, value: quantile(again, 0.95), unit: 'ms' },
    {
      what: `courses of the first page, ${of}, 95th percentile`,
      value: quantile(home, 0.95),
      unit: 'ms',
      aim: '< 50 ms',
    },
    {
      what: `a night's decisions for ${night.toLocaleString('en')} learners`,
      value: seconds,
      unit: 's',
      ...(night === count ? { aim: '< 600 s' } : {}),
    },
    { what: `the same, processor time of Meno`, value: (spent.user + spent.system) / 1e6, unit: 's' },
  ];
  const growth = {
    learners: count,
    next: quantile(decided, 0.95),
    home: quantile(home, 0.95),
    night: (1000 * seconds) / Math.max(1, night),
  };
  return { figures, growth };
}

/** The night's job, stopped after so many learners. @returns how many it decided for. */
async function decideFor({ database, pathways, clock, districtId }: School, learners: number): Promise<number> {
  const enough = new AbortController();
  let decided = 0;
  const next: typeof pathways.next = (...of) => {
    decided += 1;
    if (decided === learners) enough.abort();
    return pathways.next(...of);
  };
  await decideForAll({ database, next, now: () => clock.now }, districtId, enough.signal);
  return decided;
}
