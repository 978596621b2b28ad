import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { ConceptBktParameters } from '../contract';
import { type ParametersInForce, parametersInForce } from '../in-force';
import { bktParameters, learnerModelParameters, learnerModels } from '../schema';

export const parameterColumns = {
  pInit: bktParameters.pInit,
  pLearn: bktParameters.pLearn,
  pSlip: bktParameters.pSlip,
  pGuess: bktParameters.pGuess,
};
const fittedColumns = {
  pInit: learnerModelParameters.pInit,
  pLearn: learnerModelParameters.pLearn,
  pSlip: learnerModelParameters.pSlip,
  pGuess: learnerModelParameters.pGuess,
};

/** Version and population of the learner model in force; null while it is Meno's starting values. */
export async function modelInForce(tx: Tx) {
  const [row] = await tx
    .select({
      version: learnerModels.version,
      population: learnerModels.population,
      createdAt: learnerModels.createdAt,
      answerCount: learnerModels.answerCount,
    })
    .from(learnerModels)
    .where(eq(learnerModels.active, true));
  return row ?? null;
}

/** A version's own parameters of one concept. */
export async function fittedParameters(tx: Tx, version: number, conceptId: string) {
  const [row] = await tx
    .select({ ...fittedColumns, answerCount: learnerModelParameters.answerCount })
    .from(learnerModelParameters)
    .where(and(eq(learnerModelParameters.version, version), eq(learnerModelParameters.conceptId, conceptId)));
  return row ?? null;
}

/** Says what each concept of a course is reckoned with under a version; `version` null is the one in force. */
export async function courseParameters(
  tx: Tx,
  courseId: string,
  given?: { version: number; population: ConceptBktParameters | null },
): Promise<(conceptId: string) => ParametersInForce> {
  const model = given ?? (await modelInForce(tx));
  const own = await tx
    .select({ conceptId: bktParameters.conceptId, ...parameterColumns })
    .from(bktParameters)
    .where(eq(bktParameters.courseId, courseId));
  const fitted = model
    ? await tx
        .select({ conceptId: learnerModelParameters.conceptId, ...fittedColumns })
        .from(learnerModelParameters)
        .where(and(eq(learnerModelParameters.version, model.version), eq(learnerModelParameters.courseId, courseId)))
    : [];
  const ownOf = new Map(own.map((row) => [row.conceptId, row]));
  const fittedOf = new Map(fitted.map((row) => [row.conceptId, row]));
  return (conceptId) =>
    parametersInForce({
      parameters: ownOf.get(conceptId) ?? null,
      model: model && {
        version: model.version,
        population: model.population,
        concept: fittedOf.get(conceptId) ?? null,
      },
    });
}
