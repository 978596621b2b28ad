'use client';

import './globals.css';
import messages from '@/platform/i18n/messages/en/common.json';
import { WordsRoot } from '@/ui/words';
import { ErrorPage } from './error-page';

/** Stands in for the whole page when even the root layout failed. */
export default function GlobalError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <WordsRoot locale="en" messages={{ common: messages }}>
          <main className="page py-16">
            <ErrorPage {...props} />
          </main>
        </WordsRoot>
      </body>
    </html>
  );
}
