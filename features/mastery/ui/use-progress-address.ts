'use client';

import { useSearchParams } from 'next/navigation';

/** Which concept's evidence is open, as the address of the page says it; back in the browser closes it. */
export function useProgressAddress() {
  const params = useSearchParams();
  return {
    conceptId: params.get('concept'),
    open: (conceptId: string | null) => {
      const address = new URL(window.location.href);
      if (conceptId === null) address.searchParams.delete('concept');
      else address.searchParams.set('concept', conceptId);
      window.history.pushState(null, '', address);
    },
  };
}
