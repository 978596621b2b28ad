import { isMonospaced } from '../fonts';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf } from '../xml/walk';

/** What a paragraph is by its style. */
export type ParagraphRole = 'title' | 'caption' | 'quote' | 'code' | 'contents' | 'term' | 'definition' | null;

/** What the styles of a document and its own settings say about a run. */
export interface RunFormat {
  bold: boolean;
  italic: boolean;
  strike: boolean;
  code: boolean;
  hidden: boolean;
  vertical: 'sub' | 'sup' | null;
  /** Half points; null where nothing says. */
  size: number | null;
}

interface Style {
  name: string;
  base: string | null;
  paragraph: XmlElement | null;
  run: XmlElement | null;
}

const ROLES: readonly [ParagraphRole, RegExp][] = [
  ['title', /^title$/],
  ['caption', /^(?:caption|image caption|table caption|beschriftung)$/],
  ['quote', /^(?:(?:intense )?quote|block text|quotations?)$/],
  [
    'code',
    /^(?:html preformatted|plain text|source ?code|code(?: block| listing)?|listing|preformatted text|verbatim|macro text|program)$/,
  ],
  ['contents', /^(?:toc \d|toc heading|table of figures|index \d|index heading|contents? heading|contents \d)$/],
  ['term', /^definition term$/],
  ['definition', /^definition$/],
];
const CODE_CHARACTERS =
  /^(?:verbatim char|html (?:code|typewriter|keyboard|sample)|source text|source code char|inline code|code char|code)$/;
const PLAIN: RunFormat = {
  bold: false,
  italic: false,
  strike: false,
  code: false,
  hidden: false,
  vertical: null,
  size: null,
};

/** The styles of a document (`styles.xml`), each with what it takes over from the one it is based on. */
export class Styles {
  private readonly byId = new Map<string, Style>();
  private readonly defaultParagraph: string | null;

  constructor(root: XmlElement | null) {
    let first: string | null = null;
    for (const each of childrenOf(root, 'w:style')) {
      const id = attribute(each, 'w:styleId') ?? '';
      const isDefault = /^(?:1|true|on)$/.test(attribute(each, 'w:default') ?? '');
      if (isDefault && attribute(each, 'w:type') === 'paragraph') first = id;
      this.byId.set(id, {
        name: (attribute(childOf(each, 'w:name'), 'w:val') ?? id).toLowerCase(),
        base: attribute(childOf(each, 'w:basedOn'), 'w:val'),
        paragraph: childOf(each, 'w:pPr'),
        run: childOf(each, 'w:rPr'),
      });
    }
    this.defaultParagraph = first;
  }

  /** The style and those it is based on, nearest first. */
  private chain(id: string | null): Style[] {
    const out: Style[] = [];
    for (let at = id; at !== null && out.length < 20; ) {
      const style = this.byId.get(at);
      if (!style || out.includes(style)) break;
      out.push(style);
      at = style.base;
    }
    return out;
  }

  role(id: string | null): ParagraphRole {
    for (const { name } of this.chain(id)) {
      const found = ROLES.find(([, pattern]) => pattern.test(name));
      if (found) return found[0];
    }
    return null;
  }

  /** Depth of a heading from 1, by the style's name or outline level; null for other paragraphs. */
  heading(id: string | null, own: XmlElement | null): number | null {
    const direct = outline(own);
    if (direct !== undefined) return direct;
    for (const { name, paragraph } of this.chain(id)) {
      const named = /^(?:heading|überschrift|titre|título|titolo) ?([1-9])$/.exec(name)?.[1];
      if (named !== undefined) return Number(named);
      const level = outline(paragraph);
      if (level !== undefined) return level;
    }
    return null;
  }

  /** A paragraph's setting, its own or its style's. */
  setting(id: string | null, own: XmlElement | null, name: string): XmlElement | null {
    return (
      childOf(own, name) ??
      this.chain(id)
        .map(({ paragraph }) => childOf(paragraph, name))
        .find((found) => found !== null) ??
      null
    );
  }

  /** What the paragraph's style, the run's style and the run itself say, in that order. Bold and size of headings are theirs, not emphasis. */
  format(paragraphStyle: string | null, run: XmlElement | null): RunFormat {
    const character = this.chain(attribute(childOf(run, 'w:rStyle'), 'w:val'));
    const format = { ...PLAIN };
    const fromParagraph = { ...PLAIN };
    for (const { run: each } of this.chain(paragraphStyle ?? this.defaultParagraph).reverse())
      apply(fromParagraph, each);
    format.code = fromParagraph.code;
    format.hidden = fromParagraph.hidden;
    format.size = fromParagraph.size;
    for (const { run: each, name } of [...character].reverse()) {
      apply(format, each);
      if (CODE_CHARACTERS.test(name)) format.code = true;
    }
    apply(format, run);
    return format;
  }
}

function outline(settings: XmlElement | null): number | null | undefined {
  const value = attribute(childOf(settings, 'w:outlineLvl'), 'w:val');
  if (value === null) return undefined;
  const level = Number(value);
  return level >= 0 && level <= 8 ? level + 1 : null;
}

function apply(format: RunFormat, settings: XmlElement | null): void {
  for (const each of childrenOf(settings)) {
    const value = attribute(each, 'w:val');
    const on = value === null || !/^(?:0|false|off|none)$/.test(value);
    if (each.name === 'w:b') format.bold = on;
    else if (each.name === 'w:i') format.italic = on;
    else if (each.name === 'w:strike' || each.name === 'w:dstrike') format.strike = on;
    else if (each.name === 'w:vanish') format.hidden = on;
    else if (each.name === 'w:vertAlign')
      format.vertical = value === 'superscript' ? 'sup' : value === 'subscript' ? 'sub' : null;
    else if (each.name === 'w:sz') format.size = Number(value) || null;
    else if (each.name === 'w:rFonts') {
      const font = attribute(each, 'w:ascii') ?? attribute(each, 'w:hAnsi');
      if (font !== null) format.code = isMonospaced(font);
    }
  }
}
