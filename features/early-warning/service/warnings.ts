import { isTaught } from '@/platform/database/taught';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import {
  type AnswerWarning,
  earlyWarningErrors,
  type Guess,
  type RiskAnswer,
  type Warning,
  type Warnings,
} from '../contract';
import { answersIn, classCounts, insertAnswer } from '../store-answers';
import { newestCases, newestOf, warningsOver } from '../store-cases';
import { modelInForce } from '../store-models';

const fail = errorsOf(earlyWarningErrors);
const DAY_MS = 24 * 3600 * 1000;

/** Days for which a teacher's word keeps a learner from being pointed out again. */
const QUIET_DAYS = { not_so: 28, settled: 14, acting: 0 } as const;
/** Words of one learner that are shown. */
const ANSWERS_SHOWN = 5;

/** Learners of a course whom the reader may see, as the last night saw them: those worth a look first. */
export async function listWarnings(tx: Tx, courseId: string, now: Date): Promise<Warnings> {
  const said = await answersIn(tx, { courseId });
  const rows = await newestCases(tx, courseId);
  const items = rows.map(
    (row): Warning => ({
      ...{ learnerId: row.learner_id, learnerName: row.name, simulated: row.simulated },
      ...seen(
        row,
        said.filter(({ learnerId }) => learnerId === row.learner_id),
        now,
      ),
    }),
  );
  items.sort(
    (a, b) =>
      Number(b.warned) - Number(a.warned) ||
      (b.probability ?? 0) - (a.probability ?? 0) ||
      b.reasons.length - a.reasons.length ||
      a.learnerName.localeCompare(b.learnerName),
  );
  const model = await modelInForce(tx);
  return {
    items,
    at: items.reduce<string | null>((latest, { at }) => (latest === null || at > latest ? at : latest), null),
    ...(await classCounts(tx, courseId)),
    model: model && { version: model.version, origin: model.origin },
    right: await warningsOver(tx, courseId),
  };
}

/** What is guessed of a learner, course by course: for themselves, and for those who look after them. */
export async function listGuesses(tx: Tx, learnerId: string, now: Date): Promise<Guess[]> {
  const said = await answersIn(tx, { learnerId });
  return (await newestOf(tx, learnerId)).map((row) => ({
    ...{ courseId: row.course_id, courseTitle: row.title },
    ...seen(
      row,
      said.filter(({ courseId }) => courseId === row.course_id),
      now,
    ),
  }));
}

type Seen = Pick<Warning, 'probability' | 'warned' | 'reasons' | 'facts' | 'at' | 'answers'>;

/** @param said of this learner in this course, the latest first. */
function seen(
  row: Pick<Seen, 'probability' | 'reasons' | 'facts' | 'at'> & { warned: boolean | null },
  said: Awaited<ReturnType<typeof answersIn>>,
  now: Date,
): Seen {
  const answers = said
    .slice(0, ANSWERS_SHOWN)
    .map(({ id, word, why, byName, saidAt }): RiskAnswer => ({ id, word, why, byName, at: saidAt.toISOString() }));
  return {
    ...{ probability: row.probability, reasons: row.reasons, facts: row.facts, answers },
    warned: row.warned === true && !isQuiet(answers[0], now),
    at: new Date(row.at).toISOString(),
  };
}

function isQuiet(latest: RiskAnswer | undefined, now: Date): boolean {
  if (!latest) return false;
  return now.getTime() - new Date(latest.at).getTime() < QUIET_DAYS[latest.word] * DAY_MS;
}

/**
 * Keeps what somebody says to a warning: their word holds over the model's for some weeks.
 *
 * @throws warning_not_found where nothing is said of such a learner to the caller, or it is said of the caller.
 */
export async function answerWarning(
  tx: Tx,
  of: { courseId: string; learnerId: string; by: string },
  { word, why }: AnswerWarning,
  now: Date,
): Promise<Warnings> {
  const found = (await newestCases(tx, of.courseId)).find(({ learner_id }) => learner_id === of.learnerId);
  // Nobody overrules what is said of themselves.
  if (!found || of.learnerId === of.by || !(await isTaught(tx, of.learnerId, of.courseId)))
    throw fail('warning_not_found', 'Nothing is said of such a learner in this course.');
  await insertAnswer(tx, {
    ...{ learnerId: of.learnerId, courseId: of.courseId, word, why, reasons: found.reasons },
    ...{ saidBy: of.by, saidAt: now },
  });
  return listWarnings(tx, of.courseId, now);
}
