import type { BackupStatus } from '@/features/backups/contract';
import type { FairnessAlerts } from '@/features/fairness/contract';
import type { Me, SchoolClass } from '@/features/identity/contract';
import type { School } from '@/features/identity/people/contract';
import type { Waiting } from '@/features/identity/ui/administering';
import type { WaitingRequests } from '@/features/rights/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';

/** What waits for an administrator or a data protection officer, the most pressing first; nothing for other roles. */
export async function whatWaits(me: Me): Promise<Waiting[]> {
  if (me.role !== 'admin' && me.role !== 'dpo') return [];
  const [requests, fairness, backups] = await Promise.all([
    pageApi<WaitingRequests>('/data-requests/waiting'),
    pageApi<FairnessAlerts>('/fairness/alerts'),
    pageApi<BackupStatus>('/backups'),
  ]);
  const counted = [
    { kind: 'deletions', count: requests.deletions, href: '/data-requests' },
    { kind: 'corrections', count: requests.corrections, href: '/data-requests' },
    { kind: 'fairness', count: fairness.alerts, href: '/fairness' },
  ] as const;
  return [
    ...counted.filter(({ count }) => count > 0),
    ...backups.warnings.map((warning) => ({ kind: 'backups', warning, href: '/backups' }) as const),
  ];
}

/** Schools that somebody looks after, with how many people and classes they have. */
export async function ownSchools(me: Me): Promise<School[]> {
  if (me.role !== 'admin' && me.role !== 'school_admin') return [];
  return (await pageApi<{ items: School[] }>('/schools')).items;
}

/** Whether an administrator looks after others, or has set Meno up to learn by themselves. */
export async function hasOthers(schools: readonly School[]): Promise<boolean> {
  return schools.length > 0 || (await pageApi<ListPage<SchoolClass>>('/classes?limit=1')).items.length > 0;
}
