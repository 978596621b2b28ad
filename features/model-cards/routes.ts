import type { Api } from '@/platform/http/api';
import { modelCardsSchema } from './contract';
import type { ModelCardsService } from './service';

export function modelCardRoutes(api: Api, service: ModelCardsService): void {
  api.route(
    {
      ...{ method: 'get', path: '/model-cards', tag: 'Model cards' },
      summary: 'Every model: version, what it was trained on, how well it does, whether groups are treated alike',
      response: modelCardsSchema,
    },
    ({ tx }) => service.list(tx),
  );
}
