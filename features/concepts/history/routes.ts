import { z } from 'zod';
import type { Api, Call } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import type { ConceptsService } from '../service';
import {
  createVersionSchema,
  decidedSchema,
  decideSchema,
  expectedRevisionSchema,
  mapComparisonSchema,
  mapEditSchema,
  mapNewsSchema,
  mapVersionSchema,
  newsQuerySchema,
  versionRefSchema,
} from './contract';
import type { Editor } from './perform';

const tag = 'Concepts';
const ofCourse = z.object({ courseId: z.uuid() });
const ofVersion = ofCourse.extend({ versionId: z.uuid() });
const map = '/courses/{courseId}/map';
const editSchema = z.object({ editId: z.uuid() });

type EditCall = Pick<
  Call<{ courseId: string }, { expectedRevision?: number | undefined }, unknown>,
  'tx' | 'principal' | 'params' | 'query'
>;

/** What happened to a map, undo and redo, decisions on proposals, and versions. */
export function historyRoutes(
  api: Api,
  { history, decide }: Pick<ConceptsService, 'history' | 'decide'>,
  editor: (call: EditCall) => Editor,
): void {
  api.route(
    {
      method: 'get',
      path: `${map}/news`,
      tag,
      summary: 'What others did to the map since a revision, and who has it open',
      params: ofCourse,
      query: newsQuerySchema,
      response: mapNewsSchema,
    },
    ({ tx, principal, params, query }) =>
      history.news(tx, {
        courseId: params.courseId,
        userId: principal.userId,
        since: query.since,
        conceptId: query.at ?? null,
      }),
  );
  api.route(
    {
      method: 'get',
      path: `${map}/history`,
      tag,
      summary: 'Edits of the map, newest first',
      params: ofCourse,
      query: pageQuerySchema,
      response: pageSchema(mapEditSchema),
    },
    ({ tx, principal, params, query }) => history.list(tx, params.courseId, principal.userId, query),
  );
  api.route(
    {
      method: 'post',
      path: `${map}/undo`,
      tag,
      summary: 'Take back my last edit of the map, or a named one',
      params: ofCourse,
      query: expectedRevisionSchema,
      body: z.object({ editId: z.uuid().nullable().default(null) }),
      response: editSchema,
    },
    async (call) => ({ editId: await history.undo(editor(call), call.body.editId) }),
  );
  api.route(
    {
      method: 'post',
      path: `${map}/redo`,
      tag,
      summary: 'Do again what I took back last',
      params: ofCourse,
      query: expectedRevisionSchema,
      body: z.object({}),
      response: editSchema,
    },
    async (call) => ({ editId: await history.redo(editor(call)) }),
  );
  api.route(
    {
      method: 'post',
      path: `${map}/decisions`,
      tag,
      summary: 'Accept and reject proposed concepts and prerequisites',
      params: ofCourse,
      query: expectedRevisionSchema,
      body: decideSchema,
      response: decidedSchema,
    },
    (call) => decide(editor(call), call.body),
  );
  versionRoutes(api, history, editor);
}

function versionRoutes(api: Api, history: ConceptsService['history'], editor: (call: EditCall) => Editor): void {
  api.route(
    {
      method: 'get',
      path: `${map}/versions`,
      tag,
      summary: 'Named versions of the map',
      params: ofCourse,
      response: z.object({ items: z.array(mapVersionSchema), nextCursor: z.null() }),
    },
    async ({ tx, principal, params }) => ({
      items: await history.versions(tx, params.courseId, principal.userId),
      nextCursor: null,
    }),
  );
  api.route(
    {
      method: 'post',
      path: `${map}/versions`,
      tag,
      summary: 'Keep the map as it is now under a name',
      params: ofCourse,
      query: expectedRevisionSchema,
      body: createVersionSchema,
      response: mapVersionSchema,
      status: 201,
    },
    (call) => history.keep(editor(call), call.body.name),
  );
  api.route(
    {
      method: 'delete',
      path: `${map}/versions/{versionId}`,
      tag,
      summary: 'Forget a version of the map',
      params: ofVersion,
    },
    async ({ tx, params }) => {
      await history.dropVersion(tx, params.courseId, params.versionId);
    },
  );
  api.route(
    {
      method: 'post',
      path: `${map}/versions/{versionId}/restore`,
      tag,
      summary: 'Bring the map back to a version',
      params: ofVersion,
      query: expectedRevisionSchema,
    },
    async (call) => {
      await history.restore(editor(call), call.params.versionId);
    },
  );
  api.route(
    {
      method: 'get',
      path: `${map}/comparison`,
      tag,
      summary: 'How one version of the map differs from another, or from the map as it is now',
      params: ofCourse,
      query: z.object({ from: versionRefSchema, to: versionRefSchema }),
      response: mapComparisonSchema,
    },
    ({ tx, params, query }) => history.compare(tx, params.courseId, query.from, query.to),
  );
}
