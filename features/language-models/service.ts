import { randomUUID } from 'node:crypto';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { Serving } from '@/platform/models/serving/serving';
import type {
  AnswerCachePort,
  Availability,
  LanguageModelStatus,
  ModelTest,
  OutputsPort,
  OutputTask,
} from './contract';
import { type ConfiguredModels, describeModels } from './describe';
import * as store from './store';
import { summariseUse } from './use';

const DAY_MS = 24 * 3600 * 1000;
/** How long is kept what was answered, and that it was. */
const ANSWERS_MS = 30 * DAY_MS;
const OUTPUTS_MS = 400 * DAY_MS;
/** A problem in a record is one sentence. */
const LONGEST_MESSAGE = 300;

export interface LanguageModelsDeps {
  database: Database;
  serving: Serving;
  /** What `models.json` says now. */
  configured(): ConfiguredModels;
  now(): Date;
}

export interface LanguageModelsService {
  outputs: OutputsPort<Tx>;
  answers: AnswerCachePort<Tx>;
  availability(): Availability;
  status(tx: Tx): Promise<LanguageModelStatus>;
  /** Asks every model something small; takes up to a minute. */
  test(signal: AbortSignal): Promise<ModelTest>;
  /** Forgets answers and records that are old. */
  purge(districtId: string): Promise<void>;
}

/** What the calls beside an output are for, by the prompt that asked. */
const TASKS: Record<string, OutputTask> = {
  'grounding-judge': 'judge',
  'solve-item': 'solve',
  'tutor-intent': 'sort',
  'tutor-translate': 'translate',
};

function taskOf(prompt: string): OutputTask {
  return TASKS[prompt] ?? 'rewrite';
}

/** What models were asked for and answered in this district, and how they stand. */
export function createLanguageModels(deps: LanguageModelsDeps): LanguageModelsService {
  const { serving, now } = deps;
  const ago = (milliseconds: number) => new Date(now().getTime() - milliseconds);

  async function countSince(tx: Tx, since: Date) {
    return summariseUse(await store.countOutputs(tx, since), await store.countReasons(tx, since));
  }

  return {
    outputs: {
      async record(tx, output) {
        const id = randomUUID();
        const { problem } = output;
        const short = problem && { ...problem, message: problem.message.slice(0, LONGEST_MESSAGE) };
        await store.insertOutput(tx, id, { ...output, problem: short }, now());
        return id;
      },
      async recordCalls(tx, place, calls) {
        for (const { served, chunkIds } of calls) {
          const rest = { droppedChunkIds: [], outcome: 'shown' as const, problem: null, grounding: null };
          const output = { task: taskOf(served.prompt.name), ...place, served, chunkIds, ...rest };
          await store.insertOutput(tx, randomUUID(), output, now());
        }
      },
    },
    answers: {
      get: (tx, courseId, key) => store.findAnswer(tx, courseId, key),
      put: (tx, courseId, key, value) => store.keepAnswer(tx, courseId, key, value, now()),
    },
    availability: () => ({ tutor: serving.available('tutor') }),
    async status(tx) {
      const configured = deps.configured();
      return {
        models: describeModels(configured, serving.states()),
        fileProblem: configured.problem,
        limits: serving.limits(),
        day: await countSince(tx, ago(DAY_MS)),
        week: await countSince(tx, ago(7 * DAY_MS)),
      };
    },
    async test(signal) {
      const probes = await serving.probe(signal);
      const rounded = (value: number | null) => (value === null ? null : Math.round(value));
      return {
        probes: probes.map((probe) => ({
          ...probe,
          problem: probe.problem && { code: probe.problem.failure, message: probe.problem.message },
          firstTokenMs: rounded(probe.firstTokenMs),
          milliseconds: rounded(probe.milliseconds),
        })),
      };
    },
    async purge(districtId) {
      await deps.database.transaction(systemActor(districtId), (tx) =>
        store.deleteOlder(tx, ago(ANSWERS_MS), ago(OUTPUTS_MS)),
      );
    },
  };
}
