import type { Metadata } from 'next';
import type { ConsentLearnerDetail } from '@/features/consent/contract';
import { WardChoicesScreen } from '@/features/consent/ui/ward-choices-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../../titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ learnerId: string }>;
}

export const generateMetadata = (): Promise<Metadata> => titled('wardChoices');

export default async function WardChoicesPage({ params }: Props) {
  const { learnerId } = await params;
  const learner = await pageApi<ConsentLearnerDetail>(`/followed-learners/${learnerId}/choices`);
  return (
    <Words of={['consent']}>
      <WardChoicesScreen initial={learner} />
    </Words>
  );
}
