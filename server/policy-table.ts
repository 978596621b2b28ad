import { approachesPolicies } from '@/features/approaches/policy';
import { assessmentPolicies } from '@/features/assessment/policy';
import { backupsPolicies } from '@/features/backups/policy';
import { conceptsPolicies } from '@/features/concepts/policy';
import { consentPolicies } from '@/features/consent/policy';
import { demoPolicies } from '@/features/demo/policy';
import { earlyWarningPolicies } from '@/features/early-warning/policy';
import { experimentsPolicies } from '@/features/experiments/policy';
import { explainBackPolicies } from '@/features/explain-back/policy';
import { fairnessPolicies } from '@/features/fairness/policy';
import { followingPolicies } from '@/features/following/policy';
import { governancePolicies } from '@/features/governance/policy';
import { entryPolicies } from '@/features/identity/entry';
import { identityPolicies } from '@/features/identity/policy';
import { signInPolicies } from '@/features/identity/sign-in/policy';
import { languageModelPolicies } from '@/features/language-models/policy';
import { lessonsPolicies } from '@/features/lessons/policy';
import { libraryPolicies } from '@/features/library/policy';
import { masteryPolicies } from '@/features/mastery/policy';
import { modelCardPolicies } from '@/features/model-cards/policy';
import { pathsPolicies } from '@/features/paths/policy';
import { pathwaysPolicies } from '@/features/pathways/policy';
import { practicePolicies } from '@/features/practice/policy';
import { recommendationsPolicies } from '@/features/recommendations/policy';
import { reportsPolicies } from '@/features/reports/policy';
import { researchPolicies } from '@/features/research/policy';
import { resourcesPolicies } from '@/features/resources/policy';
import { retentionPolicies } from '@/features/retention/policy';
import { reviewsPolicies } from '@/features/reviews/policy';
import { rightsPolicies } from '@/features/rights/policy';
import { standardsPolicies } from '@/features/standards/policy';
import { tutorPolicies } from '@/features/tutor/policy';
import { updatesPolicies } from '@/features/updates/policy';
import type { PolicyTable } from '@/platform/http/policy';

/** Every route of the API and who may call it. A route that is missing here stops the start. */
export const policyTable: PolicyTable = {
  ...identityPolicies,
  ...signInPolicies,
  ...followingPolicies,
  ...entryPolicies,
  ...demoPolicies,
  ...consentPolicies,
  ...libraryPolicies,
  ...conceptsPolicies,
  ...masteryPolicies,
  ...languageModelPolicies,
  ...practicePolicies,
  ...standardsPolicies,
  ...resourcesPolicies,
  ...recommendationsPolicies,
  ...lessonsPolicies,
  ...approachesPolicies,
  ...explainBackPolicies,
  ...pathwaysPolicies,
  ...reviewsPolicies,
  ...pathsPolicies,
  ...experimentsPolicies,
  ...tutorPolicies,
  ...earlyWarningPolicies,
  ...reportsPolicies,
  ...researchPolicies,
  ...updatesPolicies,
  ...fairnessPolicies,
  ...modelCardPolicies,
  ...governancePolicies,
  ...retentionPolicies,
  ...assessmentPolicies,
  ...rightsPolicies,
  ...backupsPolicies,
};
