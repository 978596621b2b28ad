'use client';

import { ErrorPage } from '../error-page';

export default function SignedInError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <div className="page py-16">
      <ErrorPage {...props} />
    </div>
  );
}
