import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { RecordOverview } from '@/features/rights/contract';
import { RecordScreen } from '@/features/rights/ui/record-screen';
import { RightsPanel } from '@/features/rights/ui/rights-panel';
import { pageApi } from '@/server/page-api';
import { rightsOf } from '../../../../rights-state';
import { titled } from '../../../../titles';
import { Words } from '../../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('record');

export default async function RecordPage({ params }: { params: Promise<{ learnerId: string }> }) {
  const { learnerId } = await params;
  const me = await pageApi<Me>('/me');
  const record = await pageApi<RecordOverview>(`/learners/${learnerId}/record`);
  const own = me.id === learnerId;
  // Officers see what there is, and ask for nothing in somebody's name.
  const speaks = own || me.role !== 'dpo';
  return (
    <Words of={['record', 'rights']}>
      <RecordScreen record={record} own={own} />
      {speaks ? (
        <RightsPanel
          learnerId={learnerId}
          name={own ? null : record.person.name}
          state={await rightsOf(learnerId)}
          showRecord={false}
        />
      ) : null}
    </Words>
  );
}
