import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { classViewSchema, classViewSettingsSchema } from './contract-class-view';
import type { PathwaysService } from './service';

const params = z.object({ courseId: z.uuid() });
const tag = 'Pathways';

export function classViewRoutes(
  api: Api,
  service: Pick<PathwaysService, 'classView' | 'classViewSettings' | 'changeClassView'>,
): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/class-view',
      tag,
      summary: 'How my class stands with each concept, in shares of many, beside me; only where the course shows it',
      params,
      response: classViewSchema,
    },
    ({ tx, principal, params: { courseId } }) => service.classView(tx, principal.userId, courseId),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/class-view/settings',
      tag,
      summary: 'Whether learners of a course see how their class stands',
      params,
      response: classViewSettingsSchema,
    },
    ({ tx, params: { courseId } }) => service.classViewSettings(tx, courseId),
  );
  api.route(
    {
      method: 'put',
      path: '/courses/{courseId}/class-view/settings',
      tag,
      summary: 'Show learners of a course how their class stands, or not',
      params,
      body: classViewSettingsSchema,
      response: classViewSettingsSchema,
    },
    ({ tx, principal, params: { courseId }, body }) =>
      service.changeClassView(tx, { courseId, by: principal.userId }, body),
  );
}
