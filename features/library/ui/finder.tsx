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
    const field = document.getElementById('page-search') ?? document.getElementById('site-search');
    if (field instanceof HTMLInputElement && field.offsetParent !== null) field.select();
    else router.push('/search');
  });
  return wanted ? <FinderPalette open={open} onOpenChange={setOpen} /> : null;
}
