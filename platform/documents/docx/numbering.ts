import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf } from '../xml/walk';

interface Level {
  ordered: boolean;
  start: number;
}

/** The lists of a document (`numbering.xml`), counted as Word counts them. */
export class Numbering {
  private readonly levels = new Map<string, ReadonlyMap<number, Level>>();
  private readonly counts = new Map<string, number[]>();

  constructor(root: XmlElement | null) {
    const abstract = new Map(
      childrenOf(root, 'w:abstractNum').map((each) => [attribute(each, 'w:abstractNumId') ?? '', levelsOf(each)]),
    );
    for (const each of childrenOf(root, 'w:num')) {
      const base = abstract.get(attribute(childOf(each, 'w:abstractNumId'), 'w:val') ?? '') ?? new Map<number, Level>();
      const levels = new Map(base);
      for (const override of childrenOf(each, 'w:lvlOverride')) {
        const at = Number(attribute(override, 'w:ilvl') ?? 0);
        const start = attribute(childOf(override, 'w:startOverride'), 'w:val');
        const own = childOf(override, 'w:lvl');
        const level = own ? levelOf(own) : levels.get(at);
        if (level) levels.set(at, start === null ? level : { ...level, start: Number(start) || 1 });
      }
      this.levels.set(attribute(each, 'w:numId') ?? '', levels);
    }
  }

  /** The next item of a list: its number, null for a bullet; undefined where there is no such list. */
  next(list: string, level: number): number | null | undefined {
    const found = this.levels.get(list);
    if (!found || list === '0') return undefined;
    const { ordered, start } = found.get(level) ?? { ordered: false, start: 1 };
    const counts = this.counts.get(list) ?? [];
    const count = (counts[level] ?? start - 1) + 1;
    counts[level] = count;
    counts.length = level + 1;
    this.counts.set(list, counts);
    return ordered ? count : null;
  }
}

function levelsOf(element: XmlElement): Map<number, Level> {
  return new Map(childrenOf(element, 'w:lvl').map((each) => [Number(attribute(each, 'w:ilvl') ?? 0), levelOf(each)]));
}

function levelOf(element: XmlElement): Level {
  const format = attribute(childOf(element, 'w:numFmt'), 'w:val') ?? 'decimal';
  return {
    ordered: format !== 'bullet' && format !== 'none',
    start: Number(attribute(childOf(element, 'w:start'), 'w:val') ?? 1),
  };
}
