import type { Metadata } from 'next';
import type { LearnerModels } from '@/features/mastery/model/contract';
import { ModelsScreen } from '@/features/mastery/ui/model/models-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('learnerModel');

export default async function LearnerModelPage() {
  const models = await pageApi<LearnerModels>('/learner-models');
  return (
    <Words of={['learnerModel']}>
      <ModelsScreen initial={models} />
    </Words>
  );
}
