import { fail, ok, type SecurityFinding, warn } from './finding';

/** Last days of support, as the makers have published them (nodejs.org/en/about/previous-releases, postgresql.org/support/versioning). */
const NODE_ENDS: Record<number, string> = {
  18: '2025-04-30',
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
};
const POSTGRES_ENDS: Record<number, string> = {
  15: '2027-11-11',
  16: '2028-11-09',
  17: '2029-11-08',
  18: '2030-11-14',
};

/** Whether what Meno runs on still gets its faults mended. @param postgres as `show server_version` says it */
export function examineVersions(node: string, postgres: string, now: Date): SecurityFinding[] {
  return [
    supported(
      'Node',
      node.replace(/^v/, ''),
      NODE_ENDS,
      now,
      'It gets no security fixes any more; take a newer one from nodejs.org.',
    ),
    supported('PostgreSQL', postgres.split(' ')[0] ?? '', POSTGRES_ENDS, now, 'It gets no security fixes any more.'),
  ];
}

function supported(
  name: string,
  version: string,
  ends: Record<number, string>,
  now: Date,
  over: string,
): SecurityFinding {
  const end = ends[Number.parseInt(version, 10)];
  if (end === undefined)
    return warn(`${name} ${version}: how long it is supported is not known to this version of Meno`);
  if (now.getTime() > Date.parse(`${end}T23:59:59Z`))
    return fail(`${name} ${version} was supported until ${end}. ${over}`);
  return ok(`${name} ${version} is supported until ${end}`);
}
