import { Skeleton, SkeletonBar, SkeletonLines } from '@/ui/skeleton';

/** The layout of a lesson while it is being made; `title` says so after a moment. */
export function LessonSkeleton({ title }: { title: string }) {
  return (
    <div className="page py-10">
      <h1 className="sr-only">{title}</h1>
      <Skeleton className="reading">
        <p className="mb-4 text-ink-soft text-sm">{title}</p>
        <SkeletonBar className="mb-5 h-9 w-3/5" />
        <SkeletonLines count={2} className="mb-12" />
        <SkeletonBar className="mb-5 h-6 w-2/5" />
        <SkeletonLines count={5} className="mb-10" />
        <SkeletonBar className="mb-5 h-6 w-1/3" />
        <SkeletonLines count={4} className="mb-6" />
        <SkeletonBar className="h-32 w-full" />
      </Skeleton>
    </div>
  );
}
