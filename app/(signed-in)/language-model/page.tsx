import type { Metadata } from 'next';
import type { LanguageModelStatus } from '@/features/language-models/contract';
import { LanguageModelScreen } from '@/features/language-models/ui/language-model-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('languageModel');

export default async function LanguageModelPage() {
  const status = await pageApi<LanguageModelStatus>('/language-model/status');
  return (
    <Words of={['languageModel']}>
      <LanguageModelScreen initial={status} />
    </Words>
  );
}
