'use client';

import { Prose } from '@/ui/prose/prose';
import { useThemeKey } from './use-theme-key';

/** A diagram, drawn anew when light turns to dark: its colours are those of the page when it was drawn. */
export function Diagram({ html, lang }: { html: string; lang: string }) {
  return <Prose key={useThemeKey()} html={html} lang={lang} />;
}
