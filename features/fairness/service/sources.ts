import {
  Counts,
  gradingSubject,
  type MasteryRows,
  masterySubject,
  recommendationSubject,
  riskSubject,
} from '@/core/fairness/subjects';
import { WARNED_FROM } from '@/core/risk/model';
import { parametersOf, predictCorrect } from '@/core/tracing/bkt';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { ConsentPort } from '@/features/consent/contract';
import type { RiskPort } from '@/features/early-warning/contract';
import type { Tx } from '@/platform/database/transaction';
import type { AuditSubject } from '../contract';
import * as facts from '../store-facts';
import type { Gathered } from './report';

/** Learners whose records are read at once. */
export const AT_ONCE = 200;

/** What a kind of decision did to learners of known number, in a stretch of time; read some learners at a time. */
export interface AuditSource {
  name: AuditSubject;
  /** Takes in what there is of some learners. */
  read(tx: Tx, within: facts.Within): Promise<void>;
  /** Once all are read: what is to be measured, and of how many records. */
  finish(): Gathered;
}

/** What the sources of an audit ask others. */
export interface SourcePorts {
  consent: ConsentPort<Tx>;
  /** Guesses at who falls behind that are over; only of those who let themselves be looked at. */
  risk: Pick<RiskPort<Tx>, 'settledWithin'>;
}

/** Sources of one audit. @param numberOf number of each learner, from 0. */
export function auditSources(numberOf: ReadonlyMap<string, number>, { consent, risk }: SourcePorts): AuditSource[] {
  return [
    masterySource(numberOf),
    recommendationSource(numberOf, consent),
    gradingSource(numberOf),
    riskSource(numberOf, risk),
  ];
}

function masterySource(numberOf: ReadonlyMap<string, number>): AuditSource {
  const columns = { learner: [] as number[], pKnown: [] as number[], expected: [] as number[], right: [] as number[] };
  return {
    name: 'mastery',
    async read(tx, within) {
      for (const answer of await facts.answersWithin(tx, within)) {
        const { before, chanceOfGuessing, pInit, pLearn, pSlip, pGuess } = answer;
        columns.learner.push(numberOf.get(answer.learnerId) ?? 0);
        columns.pKnown.push(before);
        columns.expected.push(predictCorrect(before, parametersOf({ pInit, pLearn, pSlip, pGuess }, chanceOfGuessing)));
        columns.right.push(answer.correct ? 1 : 0);
      }
    },
    finish() {
      const rows: MasteryRows = {
        learner: Int32Array.from(columns.learner),
        pKnown: Float64Array.from(columns.pKnown),
        expected: Float64Array.from(columns.expected),
        right: Uint8Array.from(columns.right),
      };
      return {
        ...{ subject: masterySubject(rows, numberOf.size, KNOWN_FROM), records: rows.learner.length },
        rows: { ...rows, score: rows.pKnown, came: rows.right, threshold: KNOWN_FROM },
      };
    },
  };
}

function recommendationSource(numberOf: ReadonlyMap<string, number>, consent: ConsentPort<Tx>): AuditSource {
  const counts = () => new Counts(numberOf.size);
  const [offered, opened, rightAfter, rightWithout] = [counts(), counts(), counts(), counts()];
  const learners: number[] = [];
  let records = 0;
  return {
    name: 'recommendations',
    async read(tx, within) {
      // Who is at work and wants recommendations could have been offered some.
      const atWork = new Set((await facts.answersWithin(tx, within)).map(({ learnerId }) => learnerId));
      const willing = await consent.allowedAmong(tx, [...atWork], 'recommendations');
      const offers = new Map((await facts.offersWithin(tx, within)).map((row) => [row.learnerId, row]));
      for (const learnerId of willing) {
        const learner = numberOf.get(learnerId);
        if (learner === undefined) continue;
        const own = offers.get(learnerId);
        learners.push(learner);
        offered.add(learner, (own?.shown ?? 0) > 0 ? 1 : 0);
        if (!own) continue;
        records += own.shown + own.withheldAnswered;
        opened.add(learner, own.opened, own.shown);
        rightAfter.add(learner, own.right, own.answered);
        rightWithout.add(learner, own.withheldRight, own.withheldAnswered);
      }
    },
    finish: () => ({
      subject: recommendationSubject({ learners, offered, opened, rightAfter, rightWithout }),
      ...{ records, rows: null },
    }),
  };
}

function gradingSource(numberOf: ReadonlyMap<string, number>): AuditSource {
  const counts = () => new Counts(numberOf.size);
  const [passed, tooHarsh, tooLenient] = [counts(), counts(), counts()];
  const learners: number[] = [];
  let records = 0;
  return {
    name: 'grading',
    async read(tx, within) {
      for (const own of await facts.judgementsWithin(tx, within)) {
        const learner = numberOf.get(own.learnerId);
        if (learner === undefined) continue;
        learners.push(learner);
        records += own.passed + own.failed;
        passed.add(learner, own.passed, own.passed + own.failed);
        tooHarsh.add(learner, own.raised, own.failed);
        tooLenient.add(learner, own.lowered, own.passed);
      }
    },
    finish: () => ({ subject: gradingSubject({ learners, passed, tooHarsh, tooLenient }), records, rows: null }),
  };
}

function riskSource(numberOf: ReadonlyMap<string, number>, risk: SourcePorts['risk']): AuditSource {
  const columns = { learner: [] as number[], probability: [] as number[], warned: [] as number[] };
  const happened: number[] = [];
  return {
    name: 'risk',
    async read(tx, within) {
      for (const settled of await risk.settledWithin(tx, within)) {
        const learner = numberOf.get(settled.learnerId);
        if (learner === undefined) continue;
        columns.learner.push(learner);
        columns.probability.push(settled.probability ?? Number.NaN);
        columns.warned.push(settled.warned ? 1 : 0);
        happened.push(settled.happened ? 1 : 0);
      }
    },
    finish() {
      const { learner, probability } = columns;
      // Rules have no threshold, and nothing that could be right on the whole.
      const scored = learner.flatMap((_, row) => (Number.isNaN(probability[row]) ? [] : [row]));
      const of = (values: readonly number[]) => scored.map((row) => values[row] ?? 0);
      const score = of(probability);
      return {
        ...{ subject: riskSubject({ ...columns, happened }, numberOf.size), records: learner.length },
        rows: { learner: of(learner), expected: score, score, came: of(happened), threshold: WARNED_FROM },
      };
    },
  };
}
