import type { ImportResult } from '@/features/standards/contract';
import type { Client } from './api-client';

/** Standards on what the sample course teaches, and one that it does not. */
export const STANDARDS = `Domain,Code,Statement,Grade
Safety,S.1,Explain what a hazard is and how risk is assessed.,HS
Safety,S.2,Apply lockout and tagout before work on a machine.,HS
Safety,S.3,Choose personal protective equipment for a task.,HS
Maintenance,M.1,Choose a lubricant and lubricate a bearing.,HS
Maintenance,M.2,Describe how photosynthesis feeds a forest.,09
`;

/** Takes a table in; returns the framework's id. */
export async function bringIn(client: Client, table: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([table]), 'state-standards.csv');
  const response = await client.raw('/frameworks', { method: 'POST', body: form });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} frameworks: ${text}`);
  const { framework }: ImportResult = JSON.parse(text);
  return framework?.id ?? '';
}
