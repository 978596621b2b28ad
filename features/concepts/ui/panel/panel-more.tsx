'use client';

import { createContext, type ReactNode, useContext } from 'react';

const More = createContext<((conceptId: string) => ReactNode) | null>(null);

/** What other features have to say of the open concept; handed in by the page around the map. */
export const PanelMore = More.Provider;

/** Shows it. */
export function MoreOfConcept({ conceptId }: { conceptId: string }) {
  return useContext(More)?.(conceptId) ?? null;
}
