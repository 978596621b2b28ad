import type { Metadata } from 'next';
import type { ConsentLearnerDetail } from '@/features/consent/contract';
import { LearnerConsentScreen } from '@/features/consent/ui/learner-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../../titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ learnerId: string }>;
}

export const generateMetadata = (): Promise<Metadata> => titled('consent');

export default async function LearnerConsentPage({ params }: Props) {
  const { learnerId } = await params;
  const learner = await pageApi<ConsentLearnerDetail>(`/consent/learners/${learnerId}`);
  return (
    <Words of={['consent']}>
      <LearnerConsentScreen initial={learner} />
    </Words>
  );
}
