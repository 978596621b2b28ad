import type { Api } from '@/platform/http/api';
import { availabilitySchema, languageModelStatusSchema, modelTestSchema } from './contract';
import type { LanguageModelsService } from './service';

const tag = 'Language model';

export function languageModelRoutes(api: Api, service: LanguageModelsService): void {
  api.raw(
    {
      method: 'get',
      path: '/language-model',
      tag,
      summary: 'Whether a model writes here now, or the composer alone',
      response: availabilitySchema,
    },
    async ({ context }) => context.json(service.availability()),
  );
  api.route(
    {
      method: 'get',
      path: '/language-model/status',
      tag,
      summary: 'Which models are configured, how they stand, and what they were asked for',
      response: languageModelStatusSchema,
    },
    ({ tx }) => service.status(tx),
  );
  // Without a transaction: a model may take a minute, and a connection is not held for it.
  api.raw(
    {
      method: 'post',
      path: '/language-model/test',
      tag,
      summary: 'Ask every model something small, now',
      response: modelTestSchema,
    },
    async ({ context }) => context.json(await service.test(context.req.raw.signal)),
  );
}
