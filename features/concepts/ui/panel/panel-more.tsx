'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** What other features have to say of the open concept: what a learner may do with it, and what comes after all else. */
export interface PanelParts {
  actions?: (conceptId: string) => ReactNode;
  more: (conceptId: string) => ReactNode;
}

const More = createContext<PanelParts | null>(null);

/** Hands it in: the page around the map does. */
export const PanelMore = More.Provider;

/** Shows a part of it. */
export function MoreOfConcept({ conceptId, part = 'more' }: { conceptId: string; part?: keyof PanelParts }) {
  return useContext(More)?.[part]?.(conceptId) ?? null;
}
