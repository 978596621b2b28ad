import { approachesRoutes } from '@/features/approaches/routes';
import { assessmentRoutes } from '@/features/assessment/routes';
import { backupsRoutes } from '@/features/backups/routes';
import { conceptsRoutes } from '@/features/concepts/routes';
import { consentRoutes } from '@/features/consent/routes';
import { demoRoutes } from '@/features/demo/routes';
import type { DemoService } from '@/features/demo/service';
import { earlyWarningRoutes } from '@/features/early-warning/routes';
import { experimentsRoutes } from '@/features/experiments/routes';
import { explainBackRoutes } from '@/features/explain-back/routes';
import { fairnessRoutes } from '@/features/fairness/routes';
import { followingRoutes } from '@/features/following/routes';
import { governanceRoutes } from '@/features/governance/routes';
import type { createAuth } from '@/features/identity/auth';
import { entryRoutes } from '@/features/identity/entry';
import { createCodeGuard } from '@/features/identity/guarded-code';
import { identityRoutes } from '@/features/identity/routes';
import { signInRoutes } from '@/features/identity/sign-in/routes';
import type { SignInService } from '@/features/identity/sign-in/service';
import { languageModelRoutes } from '@/features/language-models/routes';
import { lessonsRoutes } from '@/features/lessons/routes';
import { libraryRoutes } from '@/features/library/routes';
import { learnerModelRoutes, masteryRoutes } from '@/features/mastery/routes';
import { modelCardRoutes } from '@/features/model-cards/routes';
import { pathsRoutes } from '@/features/paths/routes';
import { pathwaysRoutes } from '@/features/pathways/routes';
import { practiceRoutes } from '@/features/practice/routes';
import { recommendationsRoutes } from '@/features/recommendations/routes';
import { reportsRoutes } from '@/features/reports/routes';
import { researchRoutes } from '@/features/research/routes';
import { resourcesRoutes } from '@/features/resources/routes';
import { retentionRoutes } from '@/features/retention/routes';
import { reviewsRoutes } from '@/features/reviews/routes';
import { rightsRoutes } from '@/features/rights/routes';
import { standardsRoutes } from '@/features/standards/routes';
import { tutorRoutes } from '@/features/tutor/routes';
import { updatesRoutes } from '@/features/updates/routes';
import type { Api } from '@/platform/http/api';
import type { Features } from './features';

/** Puts the routes of every feature into the API. */
export function addRoutes(
  api: Api,
  features: Features,
  auth: ReturnType<typeof createAuth>,
  demo: DemoService,
  signIn: SignInService,
): void {
  identityRoutes(api, features.identity, {
    auth,
    guardCode: createCodeGuard(signIn.guard),
    importSample: async (owner) => {
      await features.library.importSample({ ...owner, role: 'admin' });
    },
  });
  entryRoutes(api, features.entry, { auth, currentDistrict: features.identity.currentDistrict });
  followingRoutes(api, features.following);
  signInRoutes(api, signIn, features.identity);
  demoRoutes(api, demo, { signIn: auth.signIn });
  consentRoutes(api, features.consent);
  libraryRoutes(api, features.library);
  conceptsRoutes(api, features.concepts);
  masteryRoutes(api, features.mastery);
  learnerModelRoutes(api, features.models);
  languageModelRoutes(api, features.languageModels);
  practiceRoutes(api, features.practice);
  standardsRoutes(api, features.standards);
  resourcesRoutes(api, features.resources);
  recommendationsRoutes(api, features.recommendations);
  updatesRoutes(api, features.updates);
  lessonsRoutes(api, features.lessons);
  approachesRoutes(api, features.approaches);
  pathwaysRoutes(api, features.pathways);
  reviewsRoutes(api, features.reviews);
  pathsRoutes(api, features.paths);
  explainBackRoutes(api, features.explainBack);
  experimentsRoutes(api, features.experiments);
  tutorRoutes(api, features.tutor);
  earlyWarningRoutes(api, features.earlyWarning);
  reportsRoutes(api, features.reports);
  researchRoutes(api, features.research);
  fairnessRoutes(api, features.fairness);
  modelCardRoutes(api, features.modelCards);
  governanceRoutes(api, features.governance);
  retentionRoutes(api, features.retention);
  rightsRoutes(api, features.rights);
  assessmentRoutes(api, features.assessment);
  backupsRoutes(api, features.backups);
}
