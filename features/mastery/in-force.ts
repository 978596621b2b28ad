import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import type { ConceptBktParameters, KnownMastery, ParameterOrigin } from './contract';

export interface ParametersInForce {
  parameters: ConceptBktParameters;
  origin: ParameterOrigin;
  /** Of the learner model; 0 while nothing fitted is in force. */
  version: number;
}

/**
 * What a concept is reckoned with now: a teacher's decision beats the model's; a concept that the fit saw nothing of gets
 * what was fitted to all; without a fit, Meno's starting values.
 */
export function parametersInForce({
  parameters,
  model,
}: Pick<KnownMastery, 'parameters' | 'model'>): ParametersInForce {
  const version = model?.version ?? 0;
  if (parameters) return { parameters: only(parameters), origin: 'teacher', version };
  if (model?.concept) return { parameters: only(model.concept), origin: 'concept', version };
  if (model?.population) return { parameters: only(model.population), origin: 'population', version };
  return { parameters: only(DEFAULT_PARAMETERS), origin: 'default', version };
}

function only({ pInit, pLearn, pSlip, pGuess }: ConceptBktParameters): ConceptBktParameters {
  return { pInit, pLearn, pSlip, pGuess };
}
