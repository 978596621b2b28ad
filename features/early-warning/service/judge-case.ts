import { featuresOf, type RiskFacts } from '@/core/risk/facts';
import { probabilityOf, type RiskModel, WARNED_FROM } from '@/core/risk/model';
import { reasonsOf, usualFeatures } from '@/core/risk/reasons';
import { rulesOf, warnsByRules } from '@/core/risk/rules';
import type { RiskReason } from '../contract';

export interface Judgement {
  probability: number | null;
  warned: boolean;
  reasons: RiskReason[];
}

/** What is said of learners of one course at one moment: by the model in force, or by rules while there is none. */
export function judgeCases(model: RiskModel | null, facts: readonly RiskFacts[]): Judgement[] {
  if (!model)
    return facts.map((own) => {
      const rules = rulesOf(own);
      return {
        probability: null,
        warned: warnsByRules(rules),
        reasons: rules.map((name) => ({ name, weight: null })),
      };
    });
  const features = facts.map(featuresOf);
  const usual = usualFeatures(features);
  return features.map((own) => {
    const probability = probabilityOf(model, own);
    return { probability, warned: probability >= WARNED_FROM, reasons: reasonsOf(model, own, usual) };
  });
}
