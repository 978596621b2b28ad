import type { FuzzedFormat } from './seeds';
import { ANYWHERE, XML } from './tokens/any-format';
import { PACKAGES } from './tokens/packages';
import { PDF } from './tokens/pdf';
import { TABLES_AND_TIMES } from './tokens/tables-and-times';
import { WRITTEN } from './tokens/written';

const OWN: Record<FuzzedFormat, readonly string[]> = { ...WRITTEN, ...TABLES_AND_TIMES, ...PDF, ...PACKAGES };
const OF_XML: ReadonlySet<FuzzedFormat> = new Set(['html', 'docx', 'pptx', 'odt', 'epub', 'mdx']);

/** Words to put into files of a format. Their order decides which files a seed gives. */
export function tokensOf(format: FuzzedFormat): readonly string[] {
  return [...OWN[format], ...ANYWHERE, ...(OF_XML.has(format) ? XML : [])];
}
