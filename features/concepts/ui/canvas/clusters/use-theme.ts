'use client';

import { useEffect, useState } from 'react';
import { useMedia } from '@/ui/use-media';

/** A value that changes whenever the colours of the page do: for what is drawn once and not styled. */
export function useTheme(): string {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    const root = document.documentElement;
    const read = () => setChosen(root.dataset.theme ?? null);
    read();
    const observer = new MutationObserver(read);
    observer.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return `${dark} ${chosen}`;
}
