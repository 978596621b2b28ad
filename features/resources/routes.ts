import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { resourcesSchema } from './contract';
import type { ResourcesService } from './service';

export function resourcesRoutes(api: Api, service: ResourcesService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/concepts/{conceptId}/resources',
      tag: 'Concepts',
      summary: 'What else in the material may help me with a concept',
      params: z.object({ courseId: z.uuid(), conceptId: z.uuid() }),
      response: resourcesSchema,
    },
    ({ tx, principal, params }) => service.forConcept(tx, principal.userId, params.courseId, params.conceptId),
  );
}
