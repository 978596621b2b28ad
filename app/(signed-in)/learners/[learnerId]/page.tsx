import type { Metadata } from 'next';
import type { Guess } from '@/features/early-warning/contract';
import { GuessList } from '@/features/early-warning/ui/guess-list';
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
  const [me, learner, guesses] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<FollowedDetail>(`/followed-learners/${learnerId}`),
    pageApi<{ items: Guess[] }>(`/followed-learners/${learnerId}/warnings`),
  ]);
  return (
    <Words of={['following', 'earlyWarning']}>
      <FollowedLearnerScreen learner={learner} role={me.role} />
      <GuessList items={guesses.items} />
    </Words>
  );
}
