import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import type { ConceptsService } from '../service';
import { suggestionRunSchema, suggestionsSchema } from './contract';

const tag = 'Concepts';
const params = z.object({ courseId: z.uuid() });
const path = '/courses/{courseId}/map/suggestions';

/** What a model proposes for a map; deciding on it is a decision like any other on proposals. */
export function suggestionRoutes(api: Api, { suggestions }: Pick<ConceptsService, 'suggestions'>): void {
  api.route(
    {
      ...{ method: 'get', path, tag, params },
      summary: 'What a model proposes for the map and nobody has decided on',
      response: suggestionsSchema,
    },
    (call) => suggestions.list(call.tx, call.params.courseId),
  );
  api.raw(
    {
      ...{ method: 'post', path: `${path}/runs`, tag, params, status: 202 },
      summary: 'Ask a model for proposals for the map',
      response: suggestionRunSchema,
    },
    async ({ principal, params: { courseId }, transaction }) => {
      const run = await transaction((tx) => suggestions.ask(tx, courseId, principal?.userId ?? ''));
      // After the commit: the job looks its run up.
      if (principal) await suggestions.start(principal.districtId, run);
      return Response.json(run, { status: 202 });
    },
  );
}
