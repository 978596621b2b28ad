import type { Metadata } from 'next';
import type { Round } from '@/features/reviews/contract';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';
import { RoundWithQuestions } from './round-with-questions';

export const generateMetadata = (): Promise<Metadata> => titled('reviewRound');

export default async function RoundPage({ params }: { params: Promise<{ roundId: string }> }) {
  const { roundId } = await params;
  const round = await pageApi<Round>(`/reviews/rounds/${roundId}`);
  return (
    <Words of={['reviews', 'exercise', 'resources']}>
      <RoundWithQuestions key={roundId} round={round} />
    </Words>
  );
}
