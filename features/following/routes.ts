import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageSchema } from '@/platform/http/cursor';
import { followedDetailSchema, followedLearnerSchema, followedQuerySchema } from './contract';
import type { FollowingService } from './service';

const tag = 'Guardians and counsellors';

export function followingRoutes(api: Api, service: FollowingService): void {
  api.route(
    {
      ...{ method: 'get', path: '/followed-learners', tag },
      ...{ query: followedQuerySchema, response: pageSchema(followedLearnerSchema) },
      summary: 'My wards, or the learners of my schools, with how far they are',
    },
    ({ tx, query }) => service.list(tx, query),
  );
  api.route(
    {
      ...{ method: 'get', path: '/followed-learners/{learnerId}', tag },
      ...{ params: z.object({ learnerId: z.uuid() }), response: followedDetailSchema },
      summary: 'How far one of them is: what they know, what they are at, what doesn’t settle',
    },
    ({ tx, params }) => service.one(tx, params.learnerId),
  );
}
