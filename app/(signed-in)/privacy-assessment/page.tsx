import type { Metadata } from 'next';
import type { AssessmentDocument, AssessmentVersion } from '@/features/assessment/contract';
import { AssessmentScreen } from '@/features/assessment/ui/assessment-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('privacyAssessment');

export default async function PrivacyAssessmentPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { version } = await searchParams;
  const number = typeof version === 'string' && /^[1-9]\d{0,5}$/.test(version) ? version : null;
  const [kept, versions] = await Promise.all([
    number === null
      ? null
      : pageApi<AssessmentVersion & { document: AssessmentDocument }>(`/privacy-assessment/versions/${number}`),
    pageApi<{ items: AssessmentVersion[] }>('/privacy-assessment/versions'),
  ]);
  const document = kept?.document ?? (await pageApi<AssessmentDocument>('/privacy-assessment'));
  return (
    <Words of={['assessment', 'consent', 'retention']}>
      <AssessmentScreen key={number ?? 'now'} initial={document} versions={versions.items} kept={kept} />
    </Words>
  );
}
