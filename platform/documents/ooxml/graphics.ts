import type { Element, ElementContent } from 'hast';
import { element, textNode } from '../html/nodes';
import type { Pictures } from '../pictures';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll, textOf } from '../xml/walk';
import { nested } from './lists';
import type { OfficePackage } from './office-package';

/** What draws in a Word or PowerPoint document: pictures, charts and SmartArt, as far as there are words in it. */
export class Graphics {
  constructor(
    private readonly office: OfficePackage,
    private readonly pictures: Pictures,
  ) {}

  /** Pictures in a drawing of the part, each under its alternative text. */
  async images(part: string, drawing: XmlElement, alt: string): Promise<Element[]> {
    const out: Element[] = [];
    const relations = await this.office.relations(part);
    for (const blip of findAll(drawing, 'a:blip', 'v:imagedata')) {
      const ids = [attribute(blip, 'r:embed') ?? attribute(blip, 'r:id'), ...vectors(blip)];
      const targets = ids.flatMap((id) => {
        const found = id === null ? undefined : relations.get(id);
        return found && !found.external ? [found.target] : [];
      });
      const path = await this.first(targets);
      if (path !== null) out.push(element('img', { src: path, alt }));
      else if (alt !== '') out.push(element('span', {}, [textNode(alt)]));
    }
    return out;
  }

  /** The first of several forms of one picture that a browser shows. */
  private async first(targets: readonly string[]): Promise<string | null> {
    const known = targets.find((target) => this.pictures.pathOf(target) !== null);
    if (known !== undefined) return this.pictures.pathOf(known);
    const [main] = targets;
    if (main === undefined || this.pictures.has(main)) return null;
    for (const target of targets) {
      const found = this.office.archive.find(target);
      if (found === null) continue;
      const bytes = await this.office.archive.read(found);
      if (target !== main || !/\.(?:emf|wmf|tiff?|bmp|wdp)$/i.test(target) || targets.length === 1) {
        const path = this.pictures.add(target, bytes);
        if (path !== null) return path;
      }
    }
    return this.pictures.leaveOut(main);
  }

  /** Charts as tables of their values, SmartArt as lists of its words. */
  async data(part: string, drawing: XmlElement): Promise<ElementContent[]> {
    const relations = await this.office.relations(part);
    const out: ElementContent[] = [];
    for (const each of findAll(drawing, 'c:chart')) {
      const chart = await this.office.optional(relations.get(attribute(each, 'r:id') ?? '')?.target);
      if (chart) out.push(...chartTable(chart));
    }
    for (const each of findAll(drawing, 'dgm:relIds')) {
      const model = await this.office.optional(relations.get(attribute(each, 'r:dm') ?? '')?.target);
      const points = findAll(model, 'dgm:pt').map((point) => drawingText(childOf(point, 'dgm:t')));
      const items = points
        .filter((text) => text !== '')
        .map((text) => ({ level: 0, number: null, children: [textNode(text)] }));
      out.push(...nested(items));
    }
    return out;
  }
}

function vectors(blip: XmlElement): (string | null)[] {
  return findAll(blip, 'asvg:svgBlip').map((each) => attribute(each, 'r:embed'));
}

/** Words of a text body of a drawing, paragraphs by spaces. */
export function drawingText(body: XmlElement | null): string {
  return findAll(body, 'a:p')
    .map((paragraph) => findAll(paragraph, 'a:t').map(textOf).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const MAX_VALUES = 500;

function chartTable(chart: XmlElement): ElementContent[] {
  const title = drawingText(findAll(chart, 'c:title')[0] ?? null);
  const series = findAll(chart, 'c:ser').map((each) => ({
    name: values(childOf(each, 'c:tx'))[0] ?? '',
    categories: values(childOf(each, 'c:cat') ?? childOf(each, 'c:xVal')),
    numbers: values(childOf(each, 'c:val') ?? childOf(each, 'c:yVal')),
  }));
  const rows = Math.min(MAX_VALUES, Math.max(0, ...series.map(({ numbers }) => numbers.length)));
  const cell = (tag: string, text: string) => element(tag, {}, [textNode(text)]);
  const head = element('tr', {}, [cell('th', ''), ...series.map(({ name }) => cell('th', name))]);
  const body = Array.from({ length: rows }, (_, i) =>
    element('tr', {}, [
      cell('td', series[0]?.categories[i] ?? `${i + 1}`),
      ...series.map(({ numbers }) => cell('td', numbers[i] ?? '')),
    ]),
  );
  const caption = title === '' ? [] : [element('p', {}, [textNode(title)])];
  return rows === 0
    ? caption
    : [...caption, element('table', {}, [element('thead', {}, [head]), element('tbody', {}, body)])];
}

/** Values that a chart keeps beside their reference to a sheet. */
function values(data: XmlElement | null): string[] {
  const out: string[] = [];
  for (const point of findAll(data, 'c:pt')) {
    const index = Number(attribute(point, 'idx') ?? out.length);
    if (index >= 0 && index < MAX_VALUES) out[index] = textOf(childOf(point, 'c:v'));
  }
  return Array.from(out, (value) => value ?? '');
}

/** Children of an element, the first choice in place of alternatives (`mc:AlternateContent`). */
export function chosen(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name !== 'mc:AlternateContent') return [child];
    const choice = childOf(child, 'mc:Choice') ?? childOf(child, 'mc:Fallback');
    return choice ? chosen(choice) : [];
  });
}
