import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import { NoCourses } from '@/features/library/ui/courses-screen';
import type { Home } from '@/features/pathways/contract';
import { HomeScreen } from '@/features/pathways/ui/home-screen';
import { pageApi } from '@/server/page-api';
import { Words } from '../../words';

export const metadata: Metadata = { title: { absolute: 'Meno' } };

export default async function HomePage() {
  const [me, home] = await Promise.all([pageApi<Me>('/me'), pageApi<Home>('/home')]);
  return (
    <Words of={['pathways', 'library']}>
      <HomeScreen
        me={me}
        courses={home.courses}
        empty={home.courses.length === 0 ? <NoCourses mayCreate={me.role !== 'learner'} /> : null}
      />
    </Words>
  );
}
