'use client';

import { ErrorPage } from './error-page';

export default function RootError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="page py-16">
      <ErrorPage {...props} />
    </main>
  );
}
