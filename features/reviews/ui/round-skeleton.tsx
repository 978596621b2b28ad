import { Skeleton, SkeletonBar } from '@/ui/skeleton';

/** A question that is on its way. */
export function RoundSkeleton() {
  return (
    <Skeleton className="space-y-6">
      <SkeletonBar className="mb-6 w-40" />
      <SkeletonBar className="mb-6 h-5 w-4/5" />
      {['a', 'b', 'c', 'd'].map((key) => (
        <SkeletonBar key={key} className="mb-2 h-12 w-full" />
      ))}
      <SkeletonBar className="mt-6 h-11 w-28" />
    </Skeleton>
  );
}
