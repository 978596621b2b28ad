import type { Metadata } from 'next';
import type { ConsentLearnerDetail } from '@/features/consent/contract';
import { LearnerConsentScreen } from '@/features/consent/ui/learner-screen';
import type { Me } from '@/features/identity/contract';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../../titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ learnerId: string }>;
}

export const generateMetadata = (): Promise<Metadata> => titled('consent');

export default async function LearnerConsentPage({ params }: Props) {
  const { learnerId } = await params;
  const [me, learner] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<ConsentLearnerDetail>(`/consent/learners/${learnerId}`),
  ]);
  return (
    <Words of={['consent']}>
      <LearnerConsentScreen initial={learner} readOnly={me.role !== 'admin'} />
    </Words>
  );
}
