import { isMonospaced } from '../fonts';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll } from '../xml/walk';

export type OdtRole = 'title' | 'caption' | 'quote' | 'code' | 'term' | 'definition' | null;

export interface OdtFormat {
  bold: boolean;
  italic: boolean;
  strike: boolean;
  code: boolean;
  vertical: 'sub' | 'sup' | null;
  hidden: boolean;
}

interface Style {
  name: string;
  parent: string | null;
  text: XmlElement | null;
  outline: number | null;
}

const PLAIN: OdtFormat = { bold: false, italic: false, strike: false, code: false, vertical: null, hidden: false };
const ROLES: readonly [OdtRole, RegExp][] = [
  ['title', /^title$/],
  ['caption', /^(?:caption|illustration|figure|drawing|table|tablecaption|figurecaption|image caption|table caption)$/],
  ['quote', /^(?:quotations?|quote|block text)$/],
  ['code', /^(?:preformatted text|source ?code|code|listing|html preformatted)$/],
  ['term', /^definition term(?: tight)?$/],
  ['definition', /^definition(?: definition)?(?: tight)?$/],
];
const CODE = /^(?:source text|teletype|verbatim char|example|user entry)$/;

/** The styles of a text document, automatic ones and those with a name. */
export class OdtStyles {
  private readonly byName = new Map<string, Style>();
  private readonly fonts = new Map<string, string>();
  private readonly lists = new Map<string, Map<number, { ordered: boolean; start: number }>>();

  constructor(roots: readonly (XmlElement | null)[]) {
    for (const root of roots) {
      for (const face of findAll(root, 'style:font-face'))
        this.fonts.set(
          attribute(face, 'style:name') ?? '',
          `${attribute(face, 'svg:font-family') ?? ''} ${attribute(face, 'style:font-pitch') === 'fixed' ? 'mono' : ''}`,
        );
      for (const each of findAll(root, 'style:style')) {
        const name = attribute(each, 'style:name') ?? '';
        const outline = Number(attribute(each, 'style:default-outline-level') ?? 0);
        this.byName.set(`${attribute(each, 'style:family') ?? ''} ${name}`, {
          name: (attribute(each, 'style:display-name') ?? name.replace(/_20_/g, ' ')).toLowerCase(),
          parent: attribute(each, 'style:parent-style-name'),
          text: childOf(each, 'style:text-properties'),
          outline: outline > 0 ? outline : null,
        });
      }
      for (const each of findAll(root, 'text:list-style'))
        this.lists.set(attribute(each, 'style:name') ?? '', levelsOf(each));
    }
  }

  private chain(family: string, name: string | null): Style[] {
    const out: Style[] = [];
    for (let at = name; at !== null && out.length < 20; ) {
      const style: Style = this.byName.get(`${family} ${at}`) ?? undeclared(at);
      if (out.includes(style)) break;
      out.push(style);
      at = style.parent;
    }
    return out;
  }

  role(name: string | null): OdtRole {
    for (const style of this.chain('paragraph', name)) {
      const found = ROLES.find(([, pattern]) => pattern.test(style.name));
      if (found) return found[0];
    }
    return null;
  }

  /** Depth of a heading that is one by its style only. */
  heading(name: string | null): number | null {
    for (const style of this.chain('paragraph', name)) {
      const depth = /^heading (\d)$/.exec(style.name)?.[1];
      if (depth !== undefined) return Number(depth);
      if (style.outline !== null) return style.outline;
    }
    return null;
  }

  paragraph(name: string | null): OdtFormat {
    const format = this.applied(PLAIN, 'paragraph', name);
    return { ...PLAIN, code: format.code, hidden: format.hidden };
  }

  span(outer: OdtFormat, name: string | null): OdtFormat {
    return this.applied(outer, 'text', name);
  }

  private applied(outer: OdtFormat, family: string, name: string | null): OdtFormat {
    const format = { ...outer };
    for (const { text, name: shown } of this.chain(family, name).reverse()) {
      if (family === 'text' && CODE.test(shown)) format.code = true;
      if (family === 'text' && shown === 'strong emphasis') format.bold = true;
      if (family === 'text' && shown === 'emphasis') format.italic = true;
      const value = (key: string) => attribute(text, key);
      const weight = value('fo:font-weight');
      if (weight !== null) format.bold = weight === 'bold' || Number(weight) >= 600;
      const slant = value('fo:font-style');
      if (slant !== null) format.italic = slant !== 'normal';
      const line = value('style:text-line-through-style') ?? value('style:text-line-through-type');
      if (line !== null) format.strike = line !== 'none';
      const position = value('style:text-position');
      if (position !== null)
        format.vertical = /^super|^[1-9]/.test(position) ? 'sup' : /^sub|^-/.test(position) ? 'sub' : null;
      const font = value('style:font-name') ?? value('fo:font-family');
      if (font !== null) format.code = isMonospaced(`${font} ${this.fonts.get(font) ?? ''}`);
      if (value('text:display') === 'none') format.hidden = true;
    }
    return format;
  }

  /** How a level of a list is counted, levels from 1. */
  level(list: string | null, level: number): { ordered: boolean; start: number } {
    return this.lists.get(list ?? '')?.get(level) ?? { ordered: false, start: 1 };
  }
}

/** A style that the document names without saying what it is. */
function undeclared(name: string): Style {
  return { name: name.replace(/_20_/g, ' ').toLowerCase(), parent: null, text: null, outline: null };
}

function levelsOf(list: XmlElement): Map<number, { ordered: boolean; start: number }> {
  return new Map(
    childrenOf(list).map((level) => {
      const ordered = level.name === 'text:list-level-style-number' && attribute(level, 'style:num-format') !== '';
      return [
        Number(attribute(level, 'text:level') ?? 1),
        { ordered, start: Number(attribute(level, 'text:start-value') ?? 1) || 1 },
      ];
    }),
  );
}
