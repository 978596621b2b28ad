import { rateOf } from '@/core/fairness/rate';
import { differenceOf, type Estimate, shareOf } from '@/core/recommendations/effect';
import type { Tx } from '@/platform/database/transaction';
import type { Card, CardName, Figure, FigureName } from './contract';
import * as store from './store';

/** Learners without whom no figure is told. */
const LEAST = 10;
const NORMAL_95 = 1.959963984540054;

/** Works every card out of what the product keeps of its models. As the system. */
export async function makeCards(tx: Tx): Promise<Card[]> {
  const audit = await store.newestAudit(tx);
  const groupsOf = (subject: string): Card['groups'] => {
    const found = audit?.subjects.find((each) => each.subject === subject);
    if (!audit || !found) return null;
    return {
      at: audit.at.toISOString(),
      attributes: found.attributes.map(({ attribute }) => attribute),
      alerts: [...found.attributes, ...found.crossings]
        .flatMap(({ comparisons }) => comparisons)
        .filter(({ alert }) => alert).length,
    };
  };
  return [
    await learnerModel(tx, groupsOf('mastery')),
    await memory(tx),
    await sequencing(tx),
    await approaches(tx),
    await recommendations(tx, groupsOf('recommendations')),
    await difficulties(tx),
    await earlyWarning(tx, groupsOf('risk')),
    await explanations(tx, groupsOf('grading')),
    await prerequisites(tx),
    await search(tx),
    await languageModel(tx),
  ];
}

const card = (name: CardName, rest: Partial<Card> & Pick<Card, 'version' | 'figures'>): Card => ({
  ...{ name, trainedAt: null, trainedOn: null, together: false, groups: null },
  ...rest,
});

function figure(name: FigureName, unit: Figure['unit'], found: Estimate | null, of: number): Figure {
  return { name, unit, value: found?.share ?? null, low: found?.low ?? null, high: found?.high ?? null, of };
}

function share(name: FigureName, { yes, of, learners }: store.Counted): Figure {
  return figure(name, 'share', learners < LEAST ? null : shareOf(yes, of), of);
}

/** A share of what learners have several of each: its interval is over learners. */
function byLearner(name: FigureName, all: readonly { yes: number; of: number }[]): Figure {
  const own = all.filter(({ of }) => of > 0);
  const [numerators, denominators] = [own.map(({ yes }) => yes), own.map(({ of }) => of)];
  const { value, low, high } = rateOf({ numerators, denominators });
  const found = own.length < LEAST ? null : { share: value, low, high };
  return figure(
    name,
    'share',
    found,
    denominators.reduce((sum, each) => sum + each, 0),
  );
}

const plain = (name: FigureName, value: number | null, of: number): Figure => ({
  ...{ name, unit: 'number', value, low: null, high: null, of },
});

async function learnerModel(tx: Tx, groups: Card['groups']): Promise<Card> {
  const found = await store.learnerModelInForce(tx);
  if (!found) return card('learner_model', { version: 'BKT 0', figures: [], groups });
  const { evaluation, version, createdAt, learnerCount, answerCount } = found;
  const { candidate, difference, answerCount: of } = evaluation;
  return card('learner_model', {
    version: `BKT ${version}`,
    trainedAt: createdAt.toISOString(),
    trainedOn: { learners: learnerCount, records: answerCount },
    figures: [
      plain('auc', candidate.auc, of),
      plain('rmse', candidate.rmse, of),
      {
        ...{ name: 'betterBy', unit: 'number', value: -difference.estimate, of },
        ...{ low: -difference.high, high: -difference.low },
      },
    ],
    groups,
  });
}

async function memory(tx: Tx): Promise<Card> {
  const { of, learners } = await store.memories(tx);
  return card('memory', {
    version: 'FSRS-6',
    trainedOn: of > 0 ? { learners, records: of } : null,
    figures: [share('reviewsKept', await store.reviewsKept(tx))],
  });
}

async function sequencing(tx: Tx): Promise<Card> {
  return card('sequencing', {
    version: 'pathway 1',
    figures: [share('rightNext', await store.rightAfterDecisions(tx))],
  });
}

async function approaches(tx: Tx): Promise<Card> {
  const { right, expected, spread, answered, lessons } = await store.lessonEffects(tx);
  const half = (NORMAL_95 * Math.sqrt(spread)) / answered;
  const value = (right - expected) / answered;
  const found = answered < LEAST ? null : { share: value, low: value - half, high: value + half };
  return card('approaches', {
    version: 'Thompson 1',
    trainedOn: lessons > 0 ? { learners: null, records: lessons } : null,
    figures: [figure('rightAboveExpected', 'points', found, answered)],
  });
}

async function recommendations(tx: Tx, groups: Card['groups']): Promise<Card> {
  const [withIt, without] = [await store.offersAnswered(tx, false), await store.offersAnswered(tx, true)];
  const enough = withIt.learners >= LEAST && without.learners >= LEAST;
  const of = ({ yes, of: all }: store.Counted) => ({ successes: yes, of: all });
  return card('recommendations', {
    version: '1',
    figures: [
      share('rightWith', withIt),
      share('rightWithout', without),
      figure('helped', 'points', enough ? differenceOf(of(withIt), of(without), LEAST) : null, withIt.of + without.of),
    ],
    groups,
  });
}

async function difficulties(tx: Tx): Promise<Card> {
  const { items, answers, deviation, at } = await store.difficulties(tx);
  return card('difficulties', {
    version: '1',
    trainedAt: at?.toISOString() ?? null,
    trainedOn: answers > 0 ? { learners: null, records: answers } : null,
    figures: [plain('deviation', deviation, items)],
  });
}

async function earlyWarning(tx: Tx, groups: Card['groups']): Promise<Card> {
  const found = await store.riskModelInForce(tx);
  const over = await store.warningsOver(tx);
  const warnings = [
    byLearner(
      'warningsTrue',
      over.map(({ cameTrue: yes, warned: of }) => ({ yes, of })),
    ),
    byLearner(
      'warningsMissed',
      over.map(({ missed: yes, fellBehind: of }) => ({ yes, of })),
    ),
  ];
  if (!found) return card('early_warning', { version: 'rules 1', figures: warnings, groups });
  const { version, origin, createdAt, learnerCount, caseCount, evaluation } = found;
  const own = origin === 'own';
  const tried = evaluation && [
    { ...plain('riskAuc', evaluation.auc, caseCount), low: evaluation.low, high: evaluation.high },
    plain('riskPrecision', evaluation.averagePrecision, caseCount),
    plain('riskBrier', evaluation.brier, caseCount),
    plain('riskRulesAuc', evaluation.rulesAuc, caseCount),
  ];
  return card('early_warning', {
    ...{ version: `logistic ${version}`, together: !own },
    trainedAt: createdAt.toISOString(),
    // What districts made together was tried on these records, and not trained on them alone.
    trainedOn: own ? { learners: learnerCount, records: caseCount } : null,
    // Of a few learners nothing is told, as everywhere.
    figures: [...(tried && learnerCount >= LEAST ? tried : []), ...warnings],
    groups,
  });
}

async function explanations(tx: Tx, groups: Card['groups']): Promise<Card> {
  return card('explanations', {
    version: '1',
    figures: [share('overruled', await store.explanationsOverruled(tx))],
    groups,
  });
}

async function prerequisites(tx: Tx): Promise<Card> {
  return card('prerequisites', {
    version: '1',
    figures: [share('keptByTeachers', await store.prerequisitesKept(tx))],
  });
}

async function search(tx: Tx): Promise<Card> {
  const { ndcg, recall, courses, at } = await store.searchScores(tx);
  const embedders = await store.embeddersInUse(tx);
  return card('search', {
    version: embedders.join(', ') || '–',
    trainedAt: at?.toISOString() ?? null,
    figures: [plain('ndcg', ndcg, courses), plain('recall', recall, courses)],
  });
}

async function languageModel(tx: Tx): Promise<Card> {
  const [used, shown] = [await store.modelsUsed(tx), await store.outputsShown(tx)];
  return card('language_model', {
    version: used.join(', ') || '–',
    figures: [share('shown', shown), share('sentencesChanged', await store.sentencesChanged(tx))],
  });
}
