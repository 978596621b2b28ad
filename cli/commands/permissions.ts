import type { Command } from 'commander';
import { describePermissions } from '@/server/permissions/describe';
import { jobPolicies } from '@/server/permissions/job-policies';
import { pagePolicies } from '@/server/permissions/page-policies';
import { summariesOf } from '@/server/permissions/summaries';
import { policyTable } from '@/server/policy-table';
import { withMeno } from '../open';

export function addPermissionsCommand(program: Command): void {
  program
    .command('permissions')
    .description('print who may do what: every route, page and job by role, as Markdown (docs/permissions.md)')
    .action(async () => {
      await withMeno(
        async ({ services }) => {
          const summaries = summariesOf(await (await services.app.request('/api/openapi.json')).json());
          process.stdout.write(
            describePermissions({ routes: policyTable, pages: pagePolicies, jobs: jobPolicies, summaries }),
          );
        },
        { needsDistrict: false },
      );
    });
}
