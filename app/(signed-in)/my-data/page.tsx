import type { Metadata } from 'next';
import type { Choices } from '@/features/consent/contract';
import { MyDataScreen } from '@/features/consent/ui/my-data-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('myData');

export default async function MyDataPage() {
  const choices = await pageApi<Choices>('/me/choices');
  return (
    <Words of={['consent']}>
      <MyDataScreen initial={choices} />
    </Words>
  );
}
