'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useCommandKey, useKey } from '@/ui/keys';

const FinderPalette = dynamic(() => import('./finder-palette').then((module) => module.FinderPalette), { ssr: false });

/** The keys that go anywhere: Ctrl K (or Command K) opens the palette, `/` the search. */
export function Finder() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useCommandKey('k', () => {
    setWanted(true);
    setOpen(true);
  });
  useKey('/', (event) => {
    event.preventDefault();
    // The search page's own field first, else the one in the top bar, which phones do not have.
    const fields = document.querySelectorAll<HTMLInputElement>('main input[name="q"], #site-search');
    const visible = [...fields].filter((field) => field.offsetParent !== null);
    const field = visible.find((candidate) => candidate.closest('main')) ?? visible[0];
    if (field) field.select();
    else router.push('/search');
  });
  return wanted ? <FinderPalette open={open} onOpenChange={setOpen} /> : null;
}
