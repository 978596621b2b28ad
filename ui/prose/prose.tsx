'use client';

import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';
import { direction } from '@/platform/i18n/locales';
import { cn } from '../cn';
import { drawDiagrams } from './draw-diagrams';
import { reachScrollers } from './reach-scrollers';

/**
 * HTML that the server made from Markdown and sanitised (never anything else), set as course text. Diagrams written in
 * mermaid are drawn when there are any. `lang` and `dir` are those of the material. `inline` for a few words (an option,
 * a table cell): no block around, no block margins.
 */
export function Prose({
  html,
  lang,
  compact = false,
  inline = false,
  className,
}: {
  html: string;
  lang?: string;
  compact?: boolean;
  inline?: boolean;
  className?: string;
}) {
  const root = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new HTML brings new diagrams
  useEffect(() => {
    if (root.current === null) return undefined;
    const stops = [drawDiagrams(root.current), reachScrollers(root.current)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [html]);
  const Element = inline ? 'span' : 'div';
  return (
    <Element
      ref={root}
      lang={lang}
      // A passage that begins with code or a name in Latin letters still runs from the right in Arabic.
      dir={lang !== undefined && direction(lang) === 'rtl' ? 'rtl' : 'auto'}
      className={cn('prose', compact && 'prose-compact', inline && '[&>p]:inline', className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place for HTML that platform/markdown sanitised
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
