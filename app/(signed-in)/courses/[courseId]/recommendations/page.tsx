import type { Metadata } from 'next';
import { courseTitled } from '../../../../course-titles';
import { ReviewPage } from './review-page';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'recommendations');

export default async function RecommendationsPage({ params }: Props) {
  return <ReviewPage courseId={(await params).courseId} state="waiting" />;
}
