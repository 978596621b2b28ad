import type { Metadata } from 'next';
import type { FollowedDetail } from '@/features/following/contract';
import { FollowedLearnerScreen } from '@/features/following/ui/learner-screen';
import type { Me } from '@/features/identity/contract';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

interface Props {
  params: Promise<{ learnerId: string }>;
}

export const generateMetadata = (): Promise<Metadata> => titled('followedLearner');

export default async function FollowedLearnerPage({ params }: Props) {
  const { learnerId } = await params;
  const [me, learner] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<FollowedDetail>(`/followed-learners/${learnerId}`),
  ]);
  return (
    <Words of={['following']}>
      <FollowedLearnerScreen learner={learner} role={me.role} />
    </Words>
  );
}
