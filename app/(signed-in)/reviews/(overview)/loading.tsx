import { CardSkeleton } from '@/ui/page-skeletons';

export default function Loading() {
  return <CardSkeleton />;
}
