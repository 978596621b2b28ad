import type { Element, Root } from 'hast';
import { decoded } from './anchors';
import { attributeOf, element, findElement, findElements, isElement, rewrite } from './nodes';

/** Elements that stand for the mark of a note (`dataNote`: its name) and for the note itself, in the tree. */
export const NOTE_REFERENCE = 'meno-note-reference';
export const NOTE = 'meno-note';

/**
 * Makes notes of a page such: what a link marked as a reference to a note (`doc-noteref`, `epub:type="noteref"`, Pandoc's and Word's classes)
 * leads to becomes a note, without the link back.
 *
 * @param prefix of the notes' names, where several documents become one
 */
export function takeNotes(root: Root | Element, prefix: string): void {
  const references = findElements(root, isReference);
  if (references.length === 0) return;
  const names = new Map<string, string>();
  const byId = new Map(
    findElements(root, (each) => attributeOf(each, 'id') !== null).map((each) => [attributeOf(each, 'id') ?? '', each]),
  );
  const parents = parentsIn(root);
  for (const link of references) {
    const id = decoded((attributeOf(link, 'href') ?? '').slice(1));
    const note = noteOf(byId.get(id), parents);
    if (!note || findElement(note, isReference) === link) continue;
    const name = names.get(id) ?? `${prefix}${prefix === '' ? '' : '-'}${names.size + 1}`;
    names.set(id, name);
    Object.assign(note.properties, { dataNote: name });
    Object.assign(link, element(NOTE_REFERENCE, { dataNote: name }));
  }
  rewrite(root, (each, parent) => {
    if (each.tagName === 'sup' && each.children.length === 1 && isElement(each.children[0], NOTE_REFERENCE))
      return each.children;
    if (isBackLink(each)) return [];
    const name = each.tagName === NOTE_REFERENCE ? null : attributeOf(each, 'dataNote');
    if (name === null)
      return each.tagName === 'ol' && each.children.some((child) => isElement(child, NOTE)) ? each.children : each;
    return [
      element(
        NOTE,
        { dataNote: name },
        isElement(parent) && /^(?:p|span)$/.test(each.tagName) ? [element('p', {}, each.children)] : each.children,
      ),
    ];
  });
}

function isReference(each: Element): boolean {
  if (each.tagName !== 'a' || !/^#./.test(attributeOf(each, 'href') ?? '')) return false;
  const names = [
    attributeOf(each, 'role'),
    attributeOf(each, 'epub:type'),
    attributeOf(each, 'className'),
    attributeOf(each, 'dataFootnoteRef') === null ? '' : 'noteref',
  ];
  return names.some((name) =>
    /(?:^|\s)(?:doc-noteref|noteref|footnote-ref|fn-ref|footnote_ref|footnote)(?:\s|$)/.test(name ?? ''),
  );
}

function isBackLink(each: Element): boolean {
  if (each.tagName !== 'a') return false;
  const names = [attributeOf(each, 'role'), attributeOf(each, 'epub:type'), attributeOf(each, 'className')];
  return names.some((name) =>
    /(?:^|\s)(?:doc-backlink|footnote-back|backlink|data-footnote-backref)(?:\s|$)/.test(name ?? ''),
  );
}

/** The block that an id names: itself, or the one around it where the id is that of an anchor in the note. */
function noteOf(target: Element | undefined, parents: ReadonlyMap<Element, Element>): Element | null {
  let at = target;
  if (at?.tagName === 'a') while (at && !/^(?:li|p|div|aside)$/.test(at.tagName)) at = parents.get(at);
  return at ?? null;
}

function parentsIn(root: Root | Element): Map<Element, Element> {
  const parents = new Map<Element, Element>();
  for (const parent of findElements(root, () => true))
    for (const child of parent.children) if (isElement(child)) parents.set(child, parent);
  return parents;
}
