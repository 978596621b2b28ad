import type { Metadata } from 'next';
import type { AuditHead, AuditRecord } from '@/features/governance/contract';
import { type AuditQuestion, auditQuestions } from '@/features/governance/ui/audit-question';
import { AuditScreen } from '@/features/governance/ui/audit-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('audit');

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const asked = await searchParams;
  const question: AuditQuestion = {};
  for (const name of auditQuestions) {
    const value = asked[name];
    if (typeof value === 'string' && value.trim() !== '') question[name] = value.trim();
  }
  const query = new URLSearchParams(question);
  const page = await pageApi<ListPage<AuditRecord>>(`/audit?${query}`);
  const head = await pageApi<AuditHead>('/audit/head');
  return (
    <Words of={['audit']}>
      <AuditScreen key={query.toString()} page={page} head={head} question={question} />
    </Words>
  );
}
