import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Titles that programs write of themselves. */
const NO_TITLE =
  /^(?:untitled|unbenannt|sin título|document\d*|microsoft \w+ - .*|.*\.(?:docx?|pptx?|pdf|indd|tex|dvi|qxd|odt|html?))$/i;

/** Title and language of a document from its own properties; null for those that it doesn't give. */
export async function propertiesOf(pdf: PDFDocumentProxy): Promise<{ title: string | null; language: string | null }> {
  const metadata = await pdf.getMetadata().catch(() => null);
  const info: object = metadata?.info ?? {};
  const xmp: unknown = metadata?.metadata?.get('dc:title');
  const titles = ['Title' in info ? info.Title : null, xmp].map((title) =>
    typeof title === 'string' ? title.replace(/\s+/g, ' ').trim().slice(0, 300) : '',
  );
  const language = 'Language' in info && typeof info.Language === 'string' ? info.Language.trim() : '';
  return {
    title: titles.find((title) => title !== '' && !NO_TITLE.test(title)) ?? null,
    language: tagOf(language),
  };
}

/** BCP 47 tag as the rest of Meno writes it: `de-DE`; null for what is none. */
function tagOf(language: string): string | null {
  try {
    const [tag] = Intl.getCanonicalLocales(language.replace(/_/g, '-').replace(/\..*$/, ''));
    return tag !== undefined && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && tag !== 'und' ? tag : null;
  } catch {
    return null;
  }
}
