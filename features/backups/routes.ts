import type { Api } from '@/platform/http/api';
import { backupStatusSchema } from './contract';
import type { BackupsService } from './service';

const tag = 'Backups';

export function backupsRoutes(api: Api, service: BackupsService): void {
  api.route(
    {
      ...{ method: 'get', path: '/backups', tag },
      summary: 'Which backups there are, what trying them showed, and what is wrong with how they stand',
      response: backupStatusSchema,
    },
    ({ tx }) => service.status(tx),
  );
  api.route(
    {
      ...{ method: 'post', path: '/backups', tag, status: 202 },
      summary: 'Makes a backup now and tries it',
    },
    ({ tx }) => service.ask(tx),
  );
}
