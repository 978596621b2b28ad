import type { Database, Tx } from '@/platform/database/transaction';
import type { Api } from '@/platform/http/api';
import type { PolicyTable } from '@/platform/http/policy';
import type { JobQueue } from '@/platform/jobs/queue';
import type { Auth } from './auth';
import { cardPolicies } from './cards/policy';
import { cardRoutes } from './cards/routes';
import { createCards } from './cards/service';
import { purgeFirstPasswords } from './cards/store';
import { importJobs } from './import/jobs';
import { importPolicies } from './import/policy';
import { importRoutes } from './import/routes';
import { createImport } from './import/service';
import { purgeImports } from './import/store';
import { invitationPolicies } from './invitations/policy';
import { invitationRoutes } from './invitations/routes';
import { createInvitations } from './invitations/service';

export interface EntryDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  /** Address that people type, if it was configured. */
  publicUrl: string | undefined;
  currentDistrict(): Promise<{ id: string; name: string } | null>;
  now(): Date;
  report(error: unknown): void;
}

export type EntryService = ReturnType<typeof createEntry>;

/** How people come in many at once or by themselves: lists, cards, invitations. */
export function createEntry(deps: EntryDeps) {
  const imports = createImport(deps);
  importJobs(deps.jobs, imports);
  return {
    imports,
    cards: createCards(deps),
    invitations: createInvitations(deps),
    /** Forgets lists and cards that nobody needs any more. */
    async purge(tx: Tx): Promise<void> {
      await purgeImports(tx, deps.now());
      await purgeFirstPasswords(tx, deps.now());
    },
  };
}

export const entryPolicies: PolicyTable = { ...importPolicies, ...cardPolicies, ...invitationPolicies };

export function entryRoutes(
  api: Api,
  entry: EntryService,
  deps: { auth: Pick<Auth, 'signIn'>; currentDistrict(): Promise<{ id: string } | null> },
): void {
  importRoutes(api, entry.imports);
  cardRoutes(api, entry.cards, deps);
  invitationRoutes(api, entry.invitations, deps);
}
