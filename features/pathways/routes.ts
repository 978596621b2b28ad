import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import {
  conceptGateRowSchema,
  conceptGateSchema,
  gatesSchema,
  homeSchema,
  learningPlanSchema,
  nextStepSchema,
  placementSchema,
  standingSchema,
  streakSchema,
} from './contract';
import { classViewRoutes } from './routes-class-view';
import type { PathwaysService } from './service';

const course = z.object({ courseId: z.uuid() });

export function pathwaysRoutes(api: Api, service: PathwaysService): void {
  classViewRoutes(api, service);
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
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/gates',
      tag: 'Pathways',
      summary: 'When concepts of a course open what needs them',
      params: course,
      response: gatesSchema,
    },
    ({ tx, params }) => service.gates(tx, params.courseId),
  );
  api.route(
    {
      method: 'put',
      path: '/courses/{courseId}/gates',
      tag: 'Pathways',
      summary: 'Set when concepts of a course open what needs them',
      params: course,
      body: gatesSchema,
      response: gatesSchema,
    },
    ({ tx, principal, params, body }) => service.changeGates(tx, { ...params, by: principal.userId }, body),
  );
  const gatesOfConcepts = z.object({ items: z.array(conceptGateRowSchema) });
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/gates/concepts',
      tag: 'Pathways',
      summary: 'Each concept of a course with its own gate, where it has one',
      params: course,
      response: gatesOfConcepts,
    },
    async ({ tx, params }) => ({ items: await service.conceptGates(tx, params.courseId) }),
  );
  api.route(
    {
      method: 'put',
      path: '/courses/{courseId}/gates/concepts/{conceptId}',
      tag: 'Pathways',
      summary: 'Set one concept’s gate, or take it away',
      params: course.extend({ conceptId: z.uuid() }),
      body: conceptGateSchema.omit({ conceptId: true }),
      response: gatesOfConcepts,
    },
    async ({ tx, principal, params: { courseId, conceptId }, body }) => ({
      items: await service.changeConceptGate(tx, { courseId, by: principal.userId }, { conceptId, ...body }),
    }),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/plans',
      tag: 'Pathways',
      summary: 'Open plans for concepts that did not settle: mine, or those of my learners',
      params: course,
      response: z.object({ items: z.array(learningPlanSchema) }),
    },
    async ({ tx, params }) => ({ items: await service.plans(tx, params.courseId) }),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/plans/{planId}/close',
      tag: 'Pathways',
      summary: 'I have looked after this learner: close the plan',
      params: course.extend({ planId: z.uuid() }),
    },
    async ({ tx, principal, params }) => {
      await service.endPlan(tx, { ...params, by: principal.userId });
    },
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
