import { type ClassedRows, classesByGivenGuess, classesByItem, type EmissionClasses } from './bkt-emissions';
import { type BktFitOptions, type FittedSkill, fitSkills } from './bkt-fit';
import { type BktForest, buildForest } from './bkt-forest';
import { type BktBounds, DEFAULT_BOUNDS, FORGETTING_BOUNDS } from './bkt-parameters';
import { type BktPriors, FLAT_PRIORS } from './bkt-problem';
import { checkProbability } from './bkt-refusals';
import type { TracingData } from './dataset';

export interface BktDataOptions {
  seed: number;
  /** Knowledge may be lost between two opportunities. */
  forgetting?: boolean;
  bounds?: BktBounds;
  starts?: number;
  /**
   * Answers that the population counts for in each skill: each parameter is drawn towards the population's as if so many
   * opportunities of it had been seen there. 0 is plain maximum likelihood.
   */
  priorStrength?: number;
  /** Priors to use instead of the population's, such as those of estimatePriors. */
  priors?: BktPriors;
  /** p(G) of each row where it is known (a choice of four: 0.25), NaN where it is to be fitted. */
  givenGuess?: Float32Array;
  /** How much each learner of the data counts, above 0: a learner of weight 2 counts as two of the same answers. 1 for all where not given. */
  weights?: ArrayLike<number>;
}

/** Fits of all skills, and of all of them as one: what a skill gets that no fit has seen. */
export interface FittedBkt {
  skills: FittedSkill[];
  population: FittedSkill;
  /** Emission class of each row of the data and the classes of each skill, where there is more than one. */
  classed: ClassedRows | null;
  /** Of all skills, without the priors. */
  logLikelihood: number;
}

/**
 * Fits Bayesian knowledge tracing to every skill of the data.
 *
 * @throws RangeError where the bounds are none, or a prior's strength, a given guess or a weight is no number in its range.
 */
export function fitBkt(data: TracingData, options: BktDataOptions): FittedBkt {
  const { forest, skillOptions, population, classed } = prepare(data, options);
  const skills = fitSkills(forest, skillOptions);
  return { skills, population, classed, logLikelihood: sumOf(skills) };
}

/** Options of a fit of skills that can go to another thread. */
export type PlainFitOptions = Pick<BktFitOptions, 'seed' | 'firstSkill' | 'starts' | 'bounds' | 'classes'> & {
  priors: BktPriors;
};

/** {@link fitBkt} whose skills are fitted elsewhere: on several threads, where there are cores. */
export async function fitBktOn(
  data: TracingData,
  options: BktDataOptions,
  fitElsewhere: (forest: BktForest, options: PlainFitOptions) => Promise<FittedSkill[]>,
): Promise<FittedBkt> {
  const { forest, skillOptions, population, classed } = prepare(data, options);
  const skills = await fitElsewhere(forest, skillOptions);
  return { skills, population, classed, logLikelihood: sumOf(skills) };
}

/** The population's fit, and what the skills are to be fitted on. */
function prepare(data: TracingData, options: BktDataOptions) {
  const { seed, forgetting = false, starts, priorStrength = 0, givenGuess, weights } = options;
  const bounds = options.bounds ?? (forgetting ? FORGETTING_BOUNDS : DEFAULT_BOUNDS);
  const common = { seed, bounds, ...(starts === undefined ? {} : { starts }) };
  checkOptions(data, priorStrength, givenGuess, weights);
  const weighed = weights ? { weights } : {};
  const population = fitPopulation(data, common, weighed, givenGuess);
  const priors = options.priors ?? priorsAround(population, priorStrength);
  const classed = givenGuess ? classesByGivenGuess(data, givenGuess) : null;
  const forest = buildForest(data, { ...weighed, ...(classed ? { emissionClass: classed.emissionClass } : {}) });
  const skillOptions: PlainFitOptions = { ...common, priors, ...(classed ? { classes: classed.classes } : {}) };
  return { forest, skillOptions, population, classed };
}

function checkOptions(
  data: TracingData,
  priorStrength: number,
  givenGuess: Float32Array | undefined,
  weights: ArrayLike<number> | undefined,
): void {
  for (let learner = 0; weights && learner < data.learners; learner++) {
    const weight = weights[learner] ?? Number.NaN;
    if (!(weight > 0 && Number.isFinite(weight))) throw new RangeError(`learner ${learner} can’t count for ${weight}`);
  }
  if (!(priorStrength >= 0 && Number.isFinite(priorStrength))) {
    throw new RangeError(`the prior should count for some answers, and counts for ${priorStrength}`);
  }
  if (givenGuess === undefined) return;
  if (givenGuess.length !== data.rows) {
    throw new RangeError(`${givenGuess.length} given guesses for ${data.rows} answers`);
  }
  for (const [row, guess] of givenGuess.entries()) {
    if (!Number.isNaN(guess)) checkProbability(`the given guess of row ${row}`, guess);
  }
}

/** How many answers of an item pull its slip and guess away from its skill's: {@link fitBktByItem}. */
const ITEM_PRIOR_STRENGTH = 20;

/**
 * A slip and a guess for each item with enough answers (KT-IDEM), drawn towards those of its skill, whose plain fit comes
 * first and is where the second begins.
 */
export function fitBktByItem(data: TracingData, options: Omit<BktDataOptions, 'givenGuess'>): FittedBkt {
  const plain = fitBkt(data, options);
  const bounds = options.bounds ?? (options.forgetting ? FORGETTING_BOUNDS : DEFAULT_BOUNDS);
  const classed = classesByItem(data);
  const forest = buildForest(data, { emissionClass: classed.emissionClass });
  const skills = fitSkills(forest, {
    seed: options.seed,
    bounds,
    classes: classed.classes,
    starts: 1,
    priors: (skill) => {
      const around = priorsAround(plain.skills[skill] ?? plain.population, ITEM_PRIOR_STRENGTH);
      return { ...(options.priors ?? FLAT_PRIORS), slip: around.slip, guess: around.guess };
    },
    warmStart: (skill) => rowForClasses(plain.skills[skill] ?? plain.population, classed.classes[skill]),
  });
  return { skills, population: plain.population, classed, logLikelihood: sumOf(skills) };
}

/** Priors whose modes are this fit's parameters, each as good as `strength` opportunities. */
export function priorsAround({ parameters }: FittedSkill, strength: number): BktPriors {
  const around = (p: number) => ({ events: p * strength, trials: strength });
  return {
    init: around(parameters.pInit),
    learn: around(parameters.pLearn),
    forget: parameters.pForget > 0 ? around(parameters.pForget) : { events: 0, trials: 0 },
    slip: around(parameters.pSlip),
    guess: around(parameters.pGuess),
  };
}

function fitPopulation(
  data: TracingData,
  common: BktFitOptions,
  weighed: { weights?: ArrayLike<number> },
  givenGuess?: Float32Array,
): FittedSkill {
  const oneSkill: TracingData = { ...data, skill: new Int32Array(data.rows), skillNames: ['all'] };
  const classed = givenGuess ? classesByGivenGuess(oneSkill, givenGuess) : null;
  const forest = buildForest(data, {
    pooled: true,
    ...weighed,
    ...(classed ? { emissionClass: classed.emissionClass } : {}),
  });
  const [population] = fitSkills(forest, { ...common, ...(classed ? { classes: classed.classes } : {}) });
  if (!population) throw new Error('a pooled forest has one skill');
  return population;
}

/** A plain fit's parameters as a start for one with these classes. */
function rowForClasses({ parameters }: FittedSkill, classes: EmissionClasses | undefined): Float64Array | undefined {
  if (!classes) return undefined;
  const { pInit, pLearn, pForget, pSlip, pGuess } = parameters;
  const [slips, guesses] = [classes.slipGroup, classes.guessGroup].map((groups) => Math.max(...groups) + 1);
  return Float64Array.from([
    pInit,
    pLearn,
    pForget,
    ...new Array<number>(slips ?? 1).fill(pSlip),
    ...new Array<number>(guesses ?? 1).fill(pGuess),
  ]);
}

function sumOf(skills: FittedSkill[]): number {
  return skills.reduce((sum, { logLikelihood }) => sum + logLikelihood, 0);
}
