import { RoundSkeleton } from '@/features/reviews/ui/round-skeleton';

export default function Loading() {
  return (
    <div className="page py-10">
      <div className="max-w-measure">
        <RoundSkeleton />
      </div>
    </div>
  );
}
