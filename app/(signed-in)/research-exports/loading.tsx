import { ListSkeleton } from '@/ui/page-skeletons';

export default function Loading() {
  return <ListSkeleton />;
}
