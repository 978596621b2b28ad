import { z } from 'zod';
import type { Api, Call } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import messages from '@/platform/i18n/messages/en/concept-edits.json';
import {
  conceptMapSchema,
  conceptPassageSchema,
  conceptSchema,
  createConceptSchema,
  createPrerequisiteSchema,
  mergeConceptsSchema,
  prerequisiteSchema,
  setPassagesSchema,
  splitConceptSchema,
  updateConceptSchema,
} from './contract';
import { expectedRevisionSchema } from './history/contract';
import type { Editor } from './history/perform';
import { historyRoutes } from './history/routes';
import { suggestionRoutes } from './propose/routes';
import type { ConceptsService } from './service';

const tag = 'Concepts';
const ofCourse = z.object({ courseId: z.uuid() });
const ofConcept = ofCourse.extend({ conceptId: z.uuid() });
const edge = ofConcept.extend({ prerequisiteId: z.uuid() });
const course = '/courses/{courseId}';
const concept = `${course}/concepts/{conceptId}`;

const editorOf = ({
  tx,
  principal,
  params,
  query,
}: Pick<
  Call<{ courseId: string }, { expectedRevision?: number | undefined }, unknown>,
  'tx' | 'principal' | 'params' | 'query'
>): Editor => ({
  tx,
  courseId: params.courseId,
  userId: principal.userId,
  expectedRevision: query.expectedRevision,
});
/** Learners don't see what a teacher has hidden. */
const seesHidden = (call: { principal: { role: string } }) => call.principal.role !== 'learner';

export function conceptsRoutes(api: Api, service: ConceptsService): void {
  const editor = (call: Parameters<typeof editorOf>[0]): Editor => ({ ...editorOf(call), changed: service.changed });
  api.route(
    {
      method: 'get',
      path: `${course}/concepts`,
      tag,
      summary: 'Concepts in teaching order',
      params: ofCourse,
      query: pageQuerySchema,
      response: pageSchema(conceptSchema),
    },
    (call) => service.list(call.tx, call.params.courseId, call.query, seesHidden(call)),
  );
  api.route(
    { method: 'get', path: concept, tag, summary: 'One concept', params: ofConcept, response: conceptSchema },
    ({ tx, params }) => service.one(tx, params.courseId, params.conceptId),
  );
  api.route(
    {
      method: 'get',
      path: `${concept}/passages`,
      tag,
      summary: 'Passages that teach a concept, in teaching order',
      params: ofConcept,
      response: z.object({ items: z.array(conceptPassageSchema), nextCursor: z.null() }),
    },
    async ({ tx, params }) => ({
      items: await service.passages(tx, params.courseId, params.conceptId),
      nextCursor: null,
    }),
  );
  api.route(
    {
      method: 'get',
      path: `${course}/map`,
      tag,
      summary: 'The map with my mastery',
      params: ofCourse,
      response: conceptMapSchema,
    },
    (call) => service.map(call.tx, call.params.courseId, call.principal.userId, seesHidden(call)),
  );
  api.route(
    {
      method: 'post',
      path: `${course}/concepts`,
      tag,
      summary: 'Add a concept',
      params: ofCourse,
      query: expectedRevisionSchema,
      body: createConceptSchema,
      response: conceptSchema,
      status: 201,
    },
    (call) => service.create(editor(call), call.body),
  );
  api.route(
    {
      method: 'patch',
      path: concept,
      tag,
      summary: 'Rename, hide, show, move or define a concept',
      params: ofConcept,
      query: expectedRevisionSchema,
      body: updateConceptSchema,
      response: conceptSchema,
    },
    (call) => service.update(editor(call), call.params.conceptId, call.body),
  );
  api.route(
    {
      method: 'delete',
      path: concept,
      tag,
      summary: 'Remove a concept from the map',
      params: ofConcept,
      query: expectedRevisionSchema,
    },
    async (call) => {
      await service.remove(editor(call), call.params.conceptId);
    },
  );
  api.route(
    {
      method: 'post',
      path: `${concept}/merge`,
      tag,
      summary: 'Merge concepts into this one',
      params: ofConcept,
      query: expectedRevisionSchema,
      body: mergeConceptsSchema,
      response: conceptSchema,
    },
    (call) => service.merge(editor(call), call.params.conceptId, call.body.conceptIds),
  );
  api.route(
    {
      method: 'post',
      path: `${concept}/split`,
      tag,
      summary: 'Make a new concept of some of its passages',
      params: ofConcept,
      query: expectedRevisionSchema,
      body: splitConceptSchema,
      response: conceptSchema,
      status: 201,
    },
    (call) => service.split(editor(call), call.params.conceptId, call.body),
  );
  api.route(
    {
      method: 'put',
      path: `${concept}/passages`,
      tag,
      summary: 'Say that passages teach a concept, or do not',
      params: ofConcept,
      query: expectedRevisionSchema,
      body: setPassagesSchema,
      response: conceptSchema,
    },
    (call) => service.setPassages(editor(call), call.params.conceptId, call.body),
  );
  historyRoutes(api, service, editor);
  suggestionRoutes(api, service);
  api.route(
    {
      method: 'get',
      path: `${course}/prerequisites`,
      tag,
      summary: 'Prerequisites with their evidence',
      params: ofCourse,
      response: z.object({ items: z.array(prerequisiteSchema), nextCursor: z.null() }),
    },
    async ({ tx, params }) => ({ items: await service.prerequisites(tx, params.courseId), nextCursor: null }),
  );
  api.route(
    {
      method: 'post',
      path: `${course}/prerequisites`,
      tag,
      summary: 'Add a prerequisite',
      params: ofCourse,
      query: expectedRevisionSchema,
      body: createPrerequisiteSchema,
      response: prerequisiteSchema,
      status: 201,
    },
    async (call) => {
      const { prerequisiteId, conceptId } = call.body;
      await service.addPrerequisite(editor(call), prerequisiteId, conceptId, messages.teacherEdge);
      const evidence = messages.teacherEdge;
      return { prerequisiteId, conceptId, origin: 'teacher' as const, weight: 1, evidence, learners: null };
    },
  );
  api.route(
    {
      method: 'delete',
      path: `${course}/prerequisites/{prerequisiteId}/{conceptId}`,
      tag,
      summary: 'Remove a prerequisite',
      params: edge,
      query: expectedRevisionSchema,
    },
    async (call) => {
      await service.removePrerequisite(editor(call), call.params.prerequisiteId, call.params.conceptId);
    },
  );
}
