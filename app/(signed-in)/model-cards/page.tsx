import type { Metadata } from 'next';
import type { ModelCards } from '@/features/model-cards/contract';
import { ModelCardsScreen } from '@/features/model-cards/ui/model-cards-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('modelCards');

export default async function ModelCardsPage() {
  const cards = await pageApi<ModelCards>('/model-cards');
  return (
    <Words of={['modelCards']}>
      <ModelCardsScreen cards={cards} />
    </Words>
  );
}
