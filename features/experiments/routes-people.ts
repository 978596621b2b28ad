import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { comparisonLearnerSchema, ownComparisonsSchema } from './contract';
import type { ExperimentsService } from './service';

const course = z.object({ courseId: z.uuid() });

/** Who takes part: a person's own word, and teachers'. */
export function peopleRoutes(api: Api, service: ExperimentsService, tag: string): void {
  const learners = '/courses/{courseId}/experiment-learners';
  api.route(
    {
      ...{ method: 'get', path: learners, tag, params: course },
      summary: 'Learners of my classes on the course, and who is left out of its experiments',
      response: z.object({ items: z.array(comparisonLearnerSchema), nextCursor: z.null() }),
    },
    async ({ tx, params }) => ({ items: await service.learners(tx, params.courseId), nextCursor: null }),
  );
  api.route(
    {
      ...{ method: 'put', path: `${learners}/{learnerId}`, tag },
      summary: 'Leaves a learner out of the experiments of the course, or lets them in again',
      params: course.extend({ learnerId: z.uuid() }),
      body: comparisonLearnerSchema.pick({ excluded: true }),
    },
    ({ tx, params, body, principal }) =>
      service.exclude(tx, params.courseId, params.learnerId, principal.userId, body.excluded),
  );
  api.route(
    {
      ...{ method: 'get', path: '/me/comparisons', tag },
      summary: 'Whether I take part in comparisons, and where one goes on with me in it',
      response: ownComparisonsSchema,
    },
    ({ tx, principal }) => service.own(tx, principal.userId),
  );
  api.route(
    {
      ...{ method: 'put', path: '/me/comparisons', tag },
      summary: 'Says whether I take part in comparisons',
      body: ownComparisonsSchema.pick({ takesPart: true }),
    },
    ({ tx, principal, body }) => service.choose(tx, principal.userId, body.takesPart),
  );
}
