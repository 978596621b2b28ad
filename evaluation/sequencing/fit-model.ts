import { type CourseModel, ITEM_LEVELS } from '@/core/sequencing/course-model';
import type { World } from '@/core/simulation/world';
import type { FittedSkill } from '@/core/tracing/bkt-fit';
import { fitBkt, fitBktByItem } from '@/core/tracing/bkt-fit-data';
import { fitApproachRates } from './fit-approaches';
import { fitMemory } from './fit-memory';
import { fitReadiness } from './fit-readiness';
import { fitSpread } from './fit-spread';
import { type Pilot, runPilot } from './pilot';

/** Opportunities that the population counts for in the fit of one concept. */
const PRIOR_STRENGTH = 10;

/**
 * Prerequisites that aren't known slow learning to this share. The answers of a pilot hardly show it, so the policies work with a
 * judgement, which is not what the simulation holds true.
 */
const LEARN_UNREADY_FACTOR = 0.3;

/** Everything policies know of a course, fitted on the answers of earlier learners. */
export function fitCourseModel(world: World, pilotLearners: number, seed: number): CourseModel {
  const { graph, population } = world;
  const pilot = runPilot(world, pilotLearners, seed);
  const options = { seed, starts: 2, priorStrength: PRIOR_STRENGTH };
  const plain = fitBkt(pilot.data, options);
  const byItem = fitBktByItem(pilot.data, options);
  const skillOf = new Map(pilot.data.skillNames.map((name, skill) => [Number(name), skill]));
  const pick = (of: (skill: FittedSkill) => number) =>
    Float64Array.from({ length: graph.count }, (_, concept) =>
      of(byItem.skills[skillOf.get(concept) ?? -1] ?? byItem.population),
    );
  const { rightKnown, rightUnknown } = answersByItem(pilot, byItem, skillOf, graph.count);
  const pLearn = pick(({ parameters }) => parameters.pLearn);
  const concepts = {
    graph,
    pInit: pick(({ parameters }) => parameters.pInit),
    ...fitReadiness(pilot, plain, skillOf, graph),
    pLearn,
    learnUnreadyFactor: LEARN_UNREADY_FACTOR,
    rightKnown,
    rightUnknown,
    approaches: population.approach.count,
  };
  return {
    ...concepts,
    approachRate: fitApproachRates(pilot.log, concepts),
    ...fitMemory(pilot.log, pilot.checks, concepts),
    spread: fitSpread(pilot.log, concepts),
  };
}

/** P(right | known) and P(right | not known) by concept and item. */
function answersByItem(
  { data }: Pilot,
  { skills, classed }: ReturnType<typeof fitBktByItem>,
  skillOf: ReadonlyMap<number, number>,
  concepts: number,
) {
  const rightKnown = new Float64Array(concepts * ITEM_LEVELS);
  const rightUnknown = new Float64Array(concepts * ITEM_LEVELS);
  const classAt = new Map<string, number>();
  for (let row = 0; row < data.rows; row++) {
    const item = data.itemNames[data.item[row] ?? -1] ?? '';
    classAt.set(`${data.skill[row]} ${item}`, classed?.emissionClass[row] ?? 0);
  }
  for (let concept = 0; concept < concepts; concept++) {
    const skill = skillOf.get(concept) ?? -1;
    const row = skills[skill]?.row ?? new Float64Array();
    const slips = (row.length - 3) / 2;
    for (let item = 0; item < ITEM_LEVELS; item++) {
      const index = classAt.get(`${skill} ${item}`) ?? 0;
      rightKnown[concept * ITEM_LEVELS + item] = 1 - (row[3 + index] ?? 0.1);
      rightUnknown[concept * ITEM_LEVELS + item] = row[3 + slips + index] ?? 0.2;
    }
  }
  return { rightKnown, rightUnknown };
}
