import type { Metadata } from 'next';
import type { Course, SearchHit } from '@/features/library/contract';
import { SearchScreen } from '@/features/library/ui/search-screen';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

interface Props {
  searchParams: Promise<{ q?: string | string[]; course?: string | string[] }>;
}

export const generateMetadata = (): Promise<Metadata> => titled('search');

export default async function SearchPage({ searchParams }: Props) {
  const { q, course } = await searchParams;
  const query = typeof q === 'string' ? q.trim() : '';
  const courseId = typeof course === 'string' && course !== '' ? course : null;
  const asked = new URLSearchParams({ q: query, limit: '50', ...(courseId ? { courseId } : {}) });
  const [courses, found] = await Promise.all([
    allPages<Course>(pageApi, '/courses'),
    query === '' ? null : pageApi<{ items: SearchHit[] }>(`/search?${asked}`),
  ]);
  return (
    <Words of={['search']}>
      <SearchScreen query={query} courseId={courseId} courses={courses} hits={found?.items ?? null} />
    </Words>
  );
}
