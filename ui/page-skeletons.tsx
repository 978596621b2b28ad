import { Skeleton, SkeletonBar, SkeletonLines } from './skeleton';

const rows = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** A heading and rows between rules, as in lists of courses, classes and sources. */
export function ListSkeleton() {
  return (
    <Skeleton className="page py-10">
      <SkeletonBar className="mb-9 h-8 w-52" />
      <div className="max-w-3xl divide-y divide-rule">
        {rows.map((row) => (
          <div key={row} className="space-y-2.5 py-4">
            <SkeletonBar className="h-5 w-2/3" />
            <SkeletonBar className="w-2/5" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}

/** The first page: one card and a short list under it. */
export function CardSkeleton() {
  return (
    <Skeleton className="page py-10 md:py-14">
      <SkeletonBar className="mb-6 h-8 w-52" />
      <div className="max-w-3xl space-y-4 rounded-lg border border-rule p-6 sm:p-8">
        <SkeletonBar className="w-1/3" />
        <SkeletonBar className="h-8 w-1/2" />
        <SkeletonBar className="w-3/4" />
        <SkeletonBar className="h-12 w-44" />
      </div>
    </Skeleton>
  );
}

/** A page to read: a title and paragraphs in the measure of a lesson. */
export function TextSkeleton() {
  return (
    <Skeleton className="page py-10">
      <div className="max-w-measure space-y-9">
        <SkeletonBar className="h-9 w-3/5" />
        <SkeletonLines count={4} />
        <SkeletonLines count={5} />
        <SkeletonLines count={3} />
      </div>
    </Skeleton>
  );
}

/** A map or chart that fills the screen. */
export function CanvasSkeleton() {
  return (
    <Skeleton className="page-wide py-10">
      <SkeletonBar className="mb-6 h-8 w-40" />
      <SkeletonBar className="h-[60dvh] w-full" />
    </Skeleton>
  );
}
