import { Skeleton, SkeletonBar } from '@/ui/skeleton';

const columns = [3, 4, 2, 3];

/** Cards in columns, where the map will stand. */
export function MapSkeleton() {
  return (
    <Skeleton className="h-full p-8">
      <div className="flex h-full items-center gap-14">
        {columns.map((count, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity and never change places
          <div key={column} className="space-y-4">
            {Array.from({ length: count }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity and never change places
              <SkeletonBar key={row} className="h-17 w-52" />
            ))}
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
