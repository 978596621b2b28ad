import { DocumentError } from '../errors';
import { languageTag } from '../html/html-to-markdown';
import type { DocumentLimits, DocumentWarning } from '../types';
import { parseXml, type XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, textOf } from '../xml/walk';
import { openZip, type ZipArchive } from '../zip/open-zip';

/** Where one part of a package points to. */
export interface Relation {
  /** Last word of the relationship's type: `image`, `hyperlink`, `slide`, … */
  type: string;
  /** Path of a part, or an address where `external`. */
  target: string;
  external: boolean;
}

/** A Word or PowerPoint document as a package of parts (ECMA-376 part 2). */
export class OfficePackage {
  private readonly known = new Map<string, ReadonlyMap<string, Relation>>();

  private constructor(
    readonly archive: ZipArchive,
    private readonly limits: DocumentLimits,
    /** Path of the part that holds the document. */
    readonly main: string,
  ) {}

  /**
   * @param kind of the document that is expected
   * @throws DocumentError `encrypted`, `wrong_content` (another kind of document), `corrupt`, and what `openZip` throws
   */
  static async open(
    bytes: Uint8Array,
    limits: DocumentLimits,
    kind: 'w:document' | 'p:presentation',
  ): Promise<{ office: OfficePackage; root: XmlElement }> {
    const archive = await openZip(bytes, limits);
    const rels = await relationsIn(archive, '', limits);
    const main = [...rels.values()].find(({ type }) => type === 'officeDocument')?.target;
    if (main === undefined || archive.find(main) === null) throw missing(archive);
    const office = new OfficePackage(archive, limits, main);
    const root = await office.xml(main);
    if (root?.name !== kind)
      throw new DocumentError('wrong_content', `it holds ${root?.name ?? 'nothing'} in place of ${kind}`);
    return { office, root };
  }

  /** A part's tree; null where there is no such part. */
  async xml(path: string): Promise<XmlElement | null> {
    const found = this.archive.find(path);
    if (found === null) return null;
    return parseXml(await this.archive.read(found), { maxDepth: this.limits.maxDepth, part: found });
  }

  /** The same, null also where the part is damaged: for what a document can do without. */
  async optional(path: string | null | undefined): Promise<XmlElement | null> {
    if (path === null || path === undefined) return null;
    try {
      return await this.xml(path);
    } catch (error) {
      if (error instanceof DocumentError && error.code === 'corrupt') return null;
      throw error;
    }
  }

  async relations(part: string): Promise<ReadonlyMap<string, Relation>> {
    const known = this.known.get(part) ?? (await relationsIn(this.archive, part, this.limits));
    this.known.set(part, known);
    return known;
  }

  /** The part of a kind that another names first, null for none. */
  async related(part: string, type: string): Promise<string | null> {
    return (
      [...(await this.relations(part)).values()].find((each) => each.type === type && !each.external)?.target ?? null
    );
  }

  /** Title and language of the document's own properties. */
  async properties(): Promise<{ title: string | null; language: string | null }> {
    const core = await this.optional((await this.related('', 'core-properties')) ?? 'docProps/core.xml');
    const title = textOf(childOf(core, 'dc:title')).trim();
    return { title: title === '' ? null : title, language: languageTag(textOf(childOf(core, 'dc:language'))) };
  }

  /** Programs in it are never run, and are left out. */
  get warnings(): DocumentWarning[] {
    const count = [...this.archive.entries.keys()].filter((path) => /(?:^|\/)vbaProject\w*\.bin$/i.test(path)).length;
    return count === 0 ? [] : [{ code: 'macros_left_out', count }];
  }
}

function missing(archive: ZipArchive): DocumentError {
  const other = archive.find('META-INF/manifest.xml') ?? archive.find('mimetype');
  if (other === null && archive.find('[Content_Types].xml') !== null)
    return new DocumentError('corrupt', 'the part with the document is missing');
  return new DocumentError('wrong_content', 'it is no Office document');
}

async function relationsIn(
  archive: ZipArchive,
  part: string,
  limits: DocumentLimits,
): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const path = archive.find(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (path === null) return new Map();
  const root = parseXml(await archive.read(path), { maxDepth: limits.maxDepth, part: path });
  return new Map(
    childrenOf(root).map((each) => {
      const external = attribute(each, 'TargetMode') === 'External';
      const target = attribute(each, 'Target') ?? '';
      const type = attribute(each, 'Type') ?? '';
      return [
        attribute(each, 'Id') ?? '',
        { type: type.slice(type.lastIndexOf('/') + 1), target: external ? target : resolved(folder, target), external },
      ];
    }),
  );
}

/** A target relative to a folder as a path from the package's root. */
export function resolved(folder: string, target: string): string {
  const parts: string[] = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
