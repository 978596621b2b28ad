import { TextSkeleton } from '@/ui/page-skeletons';

export default function Loading() {
  return <TextSkeleton />;
}
