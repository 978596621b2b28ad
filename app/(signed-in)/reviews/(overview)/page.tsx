import type { Metadata } from 'next';
import type { ReviewDay, Reviews } from '@/features/reviews/contract';
import { ReviewsScreen } from '@/features/reviews/ui/reviews-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('reviews');

interface Props {
  searchParams: Promise<{ day?: string | string[] }>;
}

export default async function ReviewsPage({ searchParams }: Props) {
  const [{ day: asked }, reviews] = await Promise.all([searchParams, pageApi<Reviews>('/reviews')]);
  const date = (reviews.days.find(({ date }) => date === asked) ?? reviews.days[0])?.date;
  const day = date ? await pageApi<ReviewDay>(`/reviews/days/${date}`) : { date: '', reviews: [] };
  return (
    <Words of={['reviews']}>
      <ReviewsScreen reviews={reviews} day={day} />
    </Words>
  );
}
