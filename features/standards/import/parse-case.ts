import { z } from 'zod';
import type { RowProblem } from '../contract';
import { arrange, type LooseStandard } from './arrange';
import { cleanLevels, cleanText } from './clean';
import {
  FrameworkFault,
  LONGEST_CODE,
  LONGEST_STATEMENT,
  MOST_LINKS,
  MOST_STANDARDS,
  type ParsedFramework,
  type ParsedLink,
} from './parsed';

const words = z.string().catch('');
const list = z.array(z.unknown()).catch([]);
/** A link to a node: CASE 1.0 and 1.1 write an object, older exports its bare identifier. */
const node = z.union([
  z.object({ identifier: z.string().min(1) }).transform(({ identifier }) => identifier),
  z.string().min(1),
]);

const documentSchema = z.object({
  identifier: z.string().trim().min(1).max(400),
  title: z.string().trim().min(1),
  creator: words,
  subject: z.union([z.array(z.string()).transform((all) => all.join(', ')), z.string()]).catch(''),
  version: words,
  language: words,
  officialSourceURL: z.string().nullish().catch(null),
  uri: z.string().nullish().catch(null),
});
const itemSchema = z.object({
  identifier: z.string('has no identifier').trim().min(1, 'has no identifier').max(400, 'has too long an identifier'),
  fullStatement: z.string('has no statement').trim().min(1, 'has no statement'),
  humanCodingScheme: words,
  listEnumeration: words,
  CFItemType: words,
  educationLevel: z.union([z.array(z.unknown()), z.string()]).catch([]),
  statusEndDate: words,
});
const associationSchema = z.object({
  associationType: z.string('has no type').min(1, 'has no type'),
  sequenceNumber: z.coerce.number().finite().nullish().catch(null),
  originNodeURI: node.optional().catch(undefined),
  destinationNodeURI: node.optional().catch(undefined),
  originNodeIdentifier: z.string().optional().catch(undefined),
  destinationNodeIdentifier: z.string().optional().catch(undefined),
});

/**
 * Reads a CASE package (1EdTech Competencies and Academic Standards Exchange 1.0 and 1.1: `CFPackage` as `getCFPackage` answers it, bare
 * or wrapped). Items that lack what they need are left out, with the reason.
 *
 * @param now what has ended before is withdrawn
 * @throws FrameworkFault when it is no such package, or too large
 */
export function parseCase(json: string, now: Date): ParsedFramework {
  const pack = packageOf(json);
  const document = documentSchema.safeParse(pack.CFDocument);
  if (!document.success)
    throw new FrameworkFault('not_a_framework', 'The file has no CFDocument with an identifier and a title.');
  const items = list.parse(pack.CFItems);
  const associations = list.parse(pack.CFAssociations);
  if (items.length > MOST_STANDARDS || associations.length > MOST_LINKS)
    throw new FrameworkFault('too_many_standards', `A framework may hold ${MOST_STANDARDS} standards.`);
  const problems: RowProblem[] = [];
  const loose = readItems(items, now, problems);
  const links = readAssociations(associations, document.data.identifier, loose, problems);
  if (loose.size === 0) throw new FrameworkFault('not_a_framework', 'The file has no CFItems that can be read.');
  const arranged = arrange([...loose.values()]);
  const { identifier, title, creator, subject, version, language, officialSourceURL, uri } = document.data;
  return {
    ...{ identifier, title: title.slice(0, 300), creator: creator.slice(0, 300), subject: subject.slice(0, 300) },
    ...{ version: version.slice(0, 100), language: language || 'en', uri: officialSourceURL || uri || null },
    ...{ standards: arranged.standards, links, problems: [...problems, ...arranged.problems] },
  };
}

function packageOf(json: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const where = error instanceof Error ? ` (${error.message.slice(0, 120)})` : '';
    throw new FrameworkFault('not_a_framework', `The file is not whole: it is no JSON${where}.`);
  }
  const record = z.record(z.string(), z.unknown());
  const outer = record.safeParse(value);
  const inner = outer.success ? record.safeParse(outer.data.CFPackage) : outer;
  if (inner.success) return inner.data;
  if (outer.success) return outer.data;
  throw new FrameworkFault('not_a_framework', 'The file holds no CASE package.');
}

function readItems(items: readonly unknown[], now: Date, problems: RowProblem[]): Map<string, LooseStandard> {
  const loose = new Map<string, LooseStandard>();
  items.forEach((item, index) => {
    const row = index + 1;
    const read = itemSchema.safeParse(item);
    if (!read.success) {
      const code = z.object({ humanCodingScheme: z.string() }).safeParse(item).data?.humanCodingScheme ?? '';
      problems.push({ row, code, reason: `CFItem ${row} ${read.error.issues[0]?.message ?? 'can’t be read'}.` });
      return;
    }
    const { identifier, fullStatement, humanCodingScheme, listEnumeration, CFItemType, educationLevel, statusEndDate } =
      read.data;
    const code = cleanText(humanCodingScheme, LONGEST_CODE);
    if (loose.has(identifier)) {
      problems.push({
        row,
        code,
        reason: `CFItem ${row} has the identifier of an earlier one. The earlier one holds.`,
      });
      return;
    }
    if (fullStatement.length > LONGEST_STATEMENT)
      problems.push({ row, code, reason: `The statement is cut to ${LONGEST_STATEMENT} characters.` });
    loose.set(identifier, {
      ...{ identifier, code, row, statement: cleanText(fullStatement, LONGEST_STATEMENT) },
      ...{ parent: null, sequence: null, enumeration: listEnumeration, itemType: cleanText(CFItemType, 80) },
      levels: cleanLevels(educationLevel),
      ended: statusEndDate !== '' && Date.parse(statusEndDate) < now.getTime(),
    });
  });
  return loose;
}

/** Sets parents and sequence of the items; the other associations are given back. */
function readAssociations(
  associations: readonly unknown[],
  documentId: string,
  loose: Map<string, LooseStandard>,
  problems: RowProblem[],
): ParsedLink[] {
  const links: ParsedLink[] = [];
  const placed = new Set<string>();
  associations.forEach((association, index) => {
    const row = index + 1;
    const read = associationSchema.safeParse(association);
    const from = read.data?.originNodeURI ?? read.data?.originNodeIdentifier;
    const to = read.data?.destinationNodeURI ?? read.data?.destinationNodeIdentifier;
    if (!read.success || !from || !to) {
      problems.push({ row, code: '', reason: `CFAssociation ${row} lacks its type or one of its ends.` });
      return;
    }
    const { associationType: kind, sequenceNumber } = read.data;
    const item = loose.get(from);
    if (kind !== 'isChildOf') links.push({ from, to, kind: kind.slice(0, 60) });
    else if (item && !placed.has(from)) {
      placed.add(from);
      item.parent = to === documentId ? null : to;
      item.sequence = sequenceNumber ?? null;
    } else if (item) {
      // It stands in the tree once; that it also belongs elsewhere is kept as a link.
      if (to !== documentId && to !== item.parent) links.push({ from, to, kind });
    } else problems.push({ row, code: '', reason: `CFAssociation ${row} places an item that is not in the file.` });
  });
  return links;
}
