import type { Element } from 'hast';
import { attributeOf, classesOf, isElement } from './nodes';

const PREFIXED = /^(?:language|lang|highlight-source|highlight-text|highlight|brush)[-:]\s*([\w+#.-]+)$/i;
/** Classes that say nothing about the language. */
const NONE = /^(?:none|default|notranslate|nohighlight|text|plain|plaintext|txt|hljs|highlight|source|code)$/i;

/** Languages of code blocks, from the classes of the block, what is in it and what is around it (highlight.js, Prism, Pygments, Rouge, Pandoc, GitHub). */
export function codeLanguage(pre: Element, around: readonly Element[]): string | null {
  const inside = pre.children.filter((child): child is Element => isElement(child, 'code', 'samp'));
  for (const each of [...inside, pre, ...around]) {
    const given = attributeOf(each, 'dataLang') ?? attributeOf(each, 'dataLanguage');
    if (given !== null && /^[\w+#.-]{1,30}$/.test(given) && !NONE.test(given)) return given.toLowerCase();
    const classes = classesOf(each);
    for (const name of classes) {
      const found = PREFIXED.exec(name)?.[1];
      if (found !== undefined && !NONE.test(found)) return found.toLowerCase();
    }
    const brush = classes.indexOf('brush:');
    const named =
      brush >= 0
        ? classes[brush + 1]
        : classes.includes('sourceCode')
          ? classes.find((name) => name !== 'sourceCode')
          : undefined;
    if (
      named !== undefined &&
      /^[\w+#.-]{1,30};?$/.test(named) &&
      !/^(?:numberSource|numberLines|code-with-copy)$/.test(named)
    )
      return named.replace(';', '').toLowerCase();
  }
  return null;
}
