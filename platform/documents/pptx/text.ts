import type { ElementContent } from 'hast';
import { isMonospaced } from '../fonts';
import { FORMULA_CLOSE, FORMULA_OPEN, type Formula } from '../html/formulas';
import { element } from '../html/nodes';
import { ommlToLatex } from '../math/omml';
import type { Piece } from '../ooxml/assemble';
import { chosen } from '../ooxml/graphics';
import { Inline, type TextFormat } from '../ooxml/inline';
import type { Relation } from '../ooxml/office-package';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll, textOf } from '../xml/walk';

/** What the texts of a presentation share. */
export interface SlideContext {
  relations: ReadonlyMap<string, Relation>;
  formulas: Formula[];
  formulasLeftOut: number;
  /** Characters by language tag. */
  languages: Map<string, number>;
}

/**
 * Paragraphs of a shape's text. A bullet is its own, or what the kind of shape has by default.
 *
 * @param bullet whether paragraphs of a level have one where they don't say
 */
export function textPieces(
  body: XmlElement | null,
  bullet: (level: number) => boolean,
  context: SlideContext,
): Piece[] {
  const counts: number[] = [];
  return childrenOf(body, 'a:p').flatMap((paragraph): Piece[] => {
    const inline = readInline(paragraph, context);
    if (inline.isEmpty) return [];
    const properties = childOf(paragraph, 'a:pPr');
    const level = Math.min(8, Math.max(0, Number(attribute(properties, 'lvl') ?? 0) || 0));
    const numbered = childOf(properties, 'a:buAutoNum');
    counts.length = level + 1;
    counts[level] = numbered ? (counts[level] ?? Number(attribute(numbered, 'startAt') ?? 1) - 1) + 1 : 0;
    const own = childOf(properties, 'a:buChar') ?? childOf(properties, 'a:buBlip') ?? numbered;
    const isItem = own !== null || (childOf(properties, 'a:buNone') === null && bullet(level));
    if (inline.isCode) return [{ kind: 'code', text: inline.raw }];
    if (isItem)
      return [
        { kind: 'item', item: { level, number: numbered ? (counts[level] ?? 1) : null, children: inline.nodes() } },
      ];
    return [{ kind: 'block', nodes: [element('p', {}, inline.nodes())] }];
  });
}

/** All text of a shape in one line, for headings. */
export function lineNodes(body: XmlElement | null, context: SlideContext): ElementContent[] {
  return childrenOf(body, 'a:p').flatMap((paragraph, i): ElementContent[] => [
    ...(i === 0 ? [] : [{ type: 'text' as const, value: ' ' }]),
    ...readInline(paragraph, context)
      .nodes(true)
      .map(
        (node): ElementContent =>
          node.type === 'element' && node.tagName === 'br' ? { type: 'text', value: ' ' } : node,
      ),
  ]);
}

function readInline(paragraph: XmlElement, context: SlideContext): Inline {
  const inline = new Inline();
  const parts = chosen(paragraph);
  const only = parts.filter(({ name }) => name !== 'a:pPr' && name !== 'a:endParaRPr').length === 1;
  for (const part of parts) {
    if (part.name === 'a:r' || (part.name === 'a:fld' && attribute(part, 'type') !== 'slidenum')) {
      const format = formatOf(childOf(part, 'a:rPr'), context);
      const text = childrenOf(part, 'a:t').map(textOf).join('').replace(/\v/g, '\n');
      inline.text(text, format);
      const language = attribute(childOf(part, 'a:rPr'), 'lang');
      if (language !== null) context.languages.set(language, (context.languages.get(language) ?? 0) + text.length);
    } else if (part.name === 'a:br') inline.node(element('br'));
    else for (const math of mathIn(part)) formula(inline, math, only || math.name === 'm:oMathPara', context);
  }
  return inline;
}

function mathIn(part: XmlElement): XmlElement[] {
  return part.name === 'm:oMath' || part.name === 'm:oMathPara' ? [part] : findAll(part, 'm:oMath', 'm:oMathPara');
}

function formula(inline: Inline, math: XmlElement, display: boolean, context: SlideContext): void {
  const latex = ommlToLatex(math);
  if (latex === '') {
    context.formulasLeftOut++;
    return;
  }
  context.formulas.push({ latex, display });
  inline.text(`${FORMULA_OPEN}${context.formulas.length - 1}${FORMULA_CLOSE}`, PLAIN);
}

const PLAIN: TextFormat = { bold: false, italic: false, strike: false, code: false, vertical: null, link: null };

function formatOf(properties: XmlElement | null, { relations }: SlideContext): TextFormat {
  const isOn = (name: string) => /^(?:1|true)$/.test(attribute(properties, name) ?? '');
  const baseline = Number(attribute(properties, 'baseline') ?? 0) || 0;
  const link = relations.get(attribute(childOf(properties, 'a:hlinkClick'), 'r:id') ?? '');
  const font = attribute(childOf(properties, 'a:latin'), 'typeface') ?? '';
  return {
    bold: isOn('b'),
    italic: isOn('i'),
    strike: /^(?:sng|dbl)Strike$/.test(attribute(properties, 'strike') ?? ''),
    code: isMonospaced(font),
    vertical: baseline > 0 ? 'sup' : baseline < 0 ? 'sub' : null,
    link: link?.external && /^(?:https?|mailto):/i.test(link.target) ? link.target : null,
  };
}
