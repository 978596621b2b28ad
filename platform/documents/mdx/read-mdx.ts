import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { DocumentError } from '../errors';
import { decodeText } from '../text/decode-text';
import type { DocumentReader } from '../types';
import { DocumentText } from '../write/document-text';
import { importsOf } from './attributes';
import { isOverloaded, maskMdx } from './mask';
import { stripMdx } from './strip-mdx';
import { MdxWriter } from './write-mdx';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();
/** Closing braces outside of code from which on the parser's time, which grows with their square, isn't spent. */
const MOST_BRACES = 2_000;

/**
 * MDX as Markdown: imports, exports and expressions go, components become their texts (titles, labels, captions, alternative texts, what
 * they hold), boxes keep their role, code stays. Nothing is run. Where its grammar refuses the text, what looks like code of a page is taken away.
 *
 * @throws DocumentError `empty`, `wrong_content`, `too_deep` or `too_large`
 */
export const readMdx: DocumentReader = async (bytes, { limits }) => {
  const source = decodeText(bytes);
  const document = new DocumentText(limits);
  for (const block of blocksOf(source, limits.maxDepth)) document.add(block);
  return document.finish();
};

function blocksOf(source: string, maxDepth: number): string[] {
  const masked = maskMdx(source);
  if (isOverloaded(masked, MOST_BRACES)) return [stripMdx(source)];
  const root = parsed(masked.text);
  if (root === null) return [stripMdx(source)];
  try {
    const imports = new Map(root.children.flatMap((node) => (node.type === 'mdxjsEsm' ? importsOf(node.value) : [])));
    const blocks = new MdxWriter({ text: source, imports, maxDepth }).blocks(root.children);
    return [source.slice(0, masked.frontMatter), ...blocks];
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('too_deep');
    throw error;
  }
}

/** Null where the grammar refuses the text. */
function parsed(text: string): Root | null {
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('too_deep');
    return null;
  }
}
