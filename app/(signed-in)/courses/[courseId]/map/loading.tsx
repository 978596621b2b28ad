import { CanvasSkeleton } from '@/ui/page-skeletons';

export default function Loading() {
  return <CanvasSkeleton />;
}
