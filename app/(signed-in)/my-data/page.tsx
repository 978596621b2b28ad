import type { Metadata } from 'next';
import type { Choices } from '@/features/consent/contract';
import { MyDataScreen } from '@/features/consent/ui/my-data-screen';
import type { Me } from '@/features/identity/contract';
import { RightsPanel } from '@/features/rights/ui/rights-panel';
import { pageApi } from '@/server/page-api';
import { rightsOf } from '../../rights-state';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('myData');

export default async function MyDataPage() {
  const choices = await pageApi<Choices>('/me/choices');
  const me = await pageApi<Me>('/me');
  return (
    <Words of={['consent', 'record', 'rights']}>
      <MyDataScreen initial={choices} />
      <RightsPanel learnerId={me.id} name={null} state={await rightsOf(me.id)} />
    </Words>
  );
}
