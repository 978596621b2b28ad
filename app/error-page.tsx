'use client';

import { useTranslations } from 'use-intl';
import { LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';

/** What a page shows when it could not be made; the digest carries the API's code (see `server/page-api`). */
export function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations('common');
  const code = error.digest?.startsWith('meno:') ? error.digest.slice('meno:'.length) : 'internal';
  return (
    <ErrorState
      level={1}
      problem={{ code, status: code === 'not_ready' ? 503 : 500 }}
      onRetry={retry}
      action={
        <LinkButton href="/" variant="quiet">
          {t('home')}
        </LinkButton>
      }
    />
  );
}
