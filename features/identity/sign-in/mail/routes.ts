import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { failCommon } from '@/platform/http/problem';
import type { SignInService } from '../service';
import { mailSettingsSchema, mailStateSchema } from './contract';

const tag = 'Signing in';

/** Whether Meno can send mail, for those who look after it. */
export function mailRoutes(api: Api, { mail }: SignInService): void {
  api.route(
    {
      ...{ method: 'get', path: '/sign-in/mail', tag, response: mailSettingsSchema },
      summary: 'By which server Meno sends mail, and what came of the last one',
    },
    async () => ({ mail: mail.state() }),
  );
  // Not by `route`: a server that hangs would hold a transaction for as long.
  api.raw(
    {
      ...{ method: 'post', path: '/sign-in/mail/test', tag, body: z.object({}), response: mailStateSchema },
      summary: 'Send me a mail, to see whether the server takes it',
    },
    async ({ principal, context }) => {
      if (!principal) throw failCommon('not_signed_in', 'Sign in to do this.');
      return context.json(await mail.try(principal));
    },
  );
}
