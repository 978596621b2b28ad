import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { homeSchema, nextStepSchema, placementSchema, standingSchema, streakSchema } from './contract';
import type { PathwaysService } from './service';

const course = z.object({ courseId: z.uuid() });

export function pathwaysRoutes(api: Api, service: PathwaysService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/next',
      tag: 'Pathways',
      summary: 'What to learn next, and why',
      params: course,
      response: nextStepSchema,
    },
    ({ tx, principal, params }) => service.next(tx, principal.userId, params.courseId),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/standings',
      tag: 'Pathways',
      summary: 'Where I stand with each concept of a course, and what keeps it closed',
      params: course,
      response: z.object({ items: z.array(standingSchema) }),
    },
    async ({ tx, principal, params }) => ({ items: await service.standings(tx, principal.userId, params.courseId) }),
  );
  const of = ({ userId: learnerId }: { userId: string }, { courseId }: { courseId: string }) => ({
    learnerId,
    courseId,
  });
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/placement',
      tag: 'Pathways',
      summary: 'The test that finds out where I stand in a course, as it stands',
      params: course,
      response: placementSchema,
    },
    ({ tx, principal, params }) => service.placement.current(tx, of(principal, params)),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/placement/next',
      tag: 'Pathways',
      summary: 'The next question of my test; the first one begins it',
      params: course,
      body: z.object({ unsure: z.boolean().default(false) }),
      response: placementSchema,
    },
    ({ tx, principal, params, body }) => service.placement.next(tx, of(principal, params), body),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/placement/end',
      tag: 'Pathways',
      summary: 'End my test here, or begin the course without one',
      params: course,
      response: placementSchema,
    },
    ({ tx, principal, params }) => service.placement.end(tx, of(principal, params)),
  );
  api.route(
    {
      method: 'get',
      path: '/home/streak',
      tag: 'Pathways',
      summary: 'The days on which I worked',
      response: streakSchema,
    },
    ({ tx, principal }) => service.streak(tx, principal.userId),
  );
  api.route(
    {
      method: 'get',
      path: '/home',
      tag: 'Pathways',
      summary: 'My courses with their next steps',
      response: homeSchema,
    },
    ({ tx, principal }) => service.home(tx, principal.userId),
  );
}
