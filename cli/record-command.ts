import type { AuditEntry, AuditPort } from '@/platform/http/audit';

/** Writes down what a command did; nothing where there is no district yet. It is kept when this returns. */
export async function recordCommand(
  { services, districtId }: { services: { audit: Pick<AuditPort, 'now'> }; districtId: string },
  command: string,
  did: Pick<AuditEntry, 'kind' | 'record'> &
    Partial<Pick<AuditEntry, 'recordId' | 'subjects' | 'scope' | 'why' | 'outcome'>>,
): Promise<void> {
  if (districtId === '') return;
  await services.audit.now(districtId, {
    ...{ who: null, role: 'system', via: 'command', action: `command: ${command}`, from: null },
    ...{ recordId: null, subjects: [], scope: null, why: null, outcome: 'done' },
    ...did,
  });
}

/** Everything that the district holds. */
export const WHOLE_DISTRICT = { kind: 'district', id: null } as const;
