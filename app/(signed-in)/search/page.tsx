import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { Course, SearchHit } from '@/features/library/contract';
import type { StaffSearch } from '@/features/library/search/contract';
import { readAddress } from '@/features/library/ui/search/read-address';
import { addressOf, isAsked } from '@/features/library/ui/search/staff-address';
import { StaffSearchScreen } from '@/features/library/ui/search/staff-search-screen';
import { SearchScreen } from '@/features/library/ui/search-screen';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

type Asked = Record<string, string | string[] | undefined>;

interface Props {
  searchParams: Promise<Asked>;
}

export const generateMetadata = (): Promise<Metadata> => titled('search');

/** Who teaches has filters and finds more than passages; who learns has the words alone. */
export default async function SearchPage({ searchParams }: Props) {
  const asked = await searchParams;
  const { role } = await pageApi<Me>('/me');
  return (
    <Words of={['search']}>
      {role === 'teacher' || role === 'admin' ? await staffSearch(asked) : await learnerSearch(asked)}
    </Words>
  );
}

async function staffSearch(asked: Asked) {
  const address = readAddress(asked);
  const found = isAsked(address) ? await pageApi<StaffSearch>(`/search/all?${addressOf(address)}`) : null;
  return <StaffSearchScreen address={address} found={found} />;
}

async function learnerSearch({ q, course }: Asked) {
  const query = typeof q === 'string' ? q.trim() : '';
  const courseId = typeof course === 'string' && course !== '' ? course : null;
  const asked = new URLSearchParams({ q: query, limit: '50', ...(courseId ? { courseId } : {}) });
  const [courses, found] = await Promise.all([
    allPages<Course>(pageApi, '/courses'),
    query === '' ? null : pageApi<{ items: SearchHit[] }>(`/search?${asked}`),
  ]);
  return <SearchScreen query={query} courseId={courseId} courses={courses} hits={found?.items ?? null} />;
}
