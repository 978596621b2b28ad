import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';

/** Code longer than this (characters) is shown without colours. */
const MAX_HIGHLIGHTED = 20_000;
/** Lines longer than this (characters) have no colours: a grammar may take time that grows with the square of a line. */
const MAX_LINE = 300;
const THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };

let highlighter: Promise<HighlighterCore> | null = null;

/**
 * HTML of highlighted code (the inside of a `code` element), colours as the CSS variables `--shiki-light` and `--shiki-dark`; null where
 * the language is unknown or the code too long. A language's grammar is loaded when it is first met.
 */
export async function highlight(code: string, lang: string): Promise<string | null> {
  const load = Object.entries(bundledLanguages).find(([name]) => name === lang)?.[1];
  if (!load || code.length > MAX_HIGHLIGHTED) return null;
  highlighter ??= createHighlighterCore({
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    themes: [
      import('shiki/themes/github-light-high-contrast.mjs'),
      import('shiki/themes/github-dark-high-contrast.mjs'),
    ],
    langs: [],
  });
  const shiki = await highlighter;
  if (!shiki.getLoadedLanguages().includes(lang)) await shiki.loadLanguage(load);
  return shiki
    .codeToHtml(code, {
      lang,
      themes: THEMES,
      defaultColor: false,
      structure: 'inline',
      tokenizeMaxLineLength: MAX_LINE,
      // By default a line is given up after 500 ms: on a busy machine the same code would come out in other colours.
      tokenizeTimeLimit: 0,
    })
    .replaceAll('<br>', '\n');
}
