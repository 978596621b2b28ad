import { GAP } from '../grade/gap';
import { mentionsNumber } from '../grade/mentions';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { quote } from './inline';
import { factNumbers } from './number-facts';
import type { AskableNumber } from './numbers';
import { passageAround } from './passage';
import { whereToLook } from './sections';
import type { Statement } from './statement';

/** Accepted distance for numbers that the text itself calls rounded, as a share of the value. */
const ROUNDED_TOLERANCE = 0.05;

/** "Which number is missing?" in a statement with a quantity. */
export const numeric: Maker = (input) =>
  input.subject.concept.chunks.flatMap((chunk) =>
    (input.material.statements.get(chunk.id) ?? []).flatMap((statement) =>
      factNumbers(statement, input).flatMap((number) => build(statement, number, input) ?? []),
    ),
  );

function build(statement: Statement, number: AskableNumber, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const gapped = withoutConversion(`${statement.text.slice(0, number.start)}${GAP}${statement.text.slice(number.end)}`);
  const mask = (text: string) =>
    mentionsNumber(text, number.value, material.language) ? text.replace(number.written, GAP) : text;
  const { low, high } = range(number.value);
  return makeDraft(
    {
      ...{ subject, chunk: statement.chunk, block: statement.block },
      body: { kind: 'numeric', prompt: say('numeric', { text: gapped }), unit: number.unit },
      key: {
        kind: 'numeric',
        value: number.value,
        tolerance: number.rounded ? Number((Math.abs(number.value) * ROUNDED_TOLERANCE).toPrecision(3)) : 0,
      },
      nudges: [...whereToLook(statement.chunk, say), say('hintQuantity')],
      narrower: [say('hintRange', { low: String(low), high: String(high) })],
      passage: passageAround(statement.block, statement.text, gapped, mask, input),
      worked: say('worked', {
        answer: `${number.written}${number.unit ? ` ${number.unit}` : ''}`,
        quote: quote(statement.text),
      }),
      difficulty: number.rounded ? 0.55 : 0.6,
      worth: number.unit === null ? 0.6 : 0.7,
      source: statement.text,
      answer: number.written,
      variant: 'number',
      identity: [statement.text, String(number.start)],
    },
    material.language,
  );
}

/** A conversion in brackets right behind the gap would give it away: "____ pounds of force (about 220 N)". */
function withoutConversion(text: string): string {
  return text.replace(
    /(____[^().]{0,30}?)\s\((?:about|around|roughly|approximately|≈|=)?\s*[\d.,]+[^()]{0,20}\)/,
    '$1',
  );
}

/** A range that holds the value, neither end being it: half to double, rounded to one figure, shifted so that the middle is not the value. */
function range(value: number): { low: number; high: number } {
  const size = Math.abs(value) || 1;
  const step = 10 ** Math.floor(Math.log10(size));
  const low = Math.max(0, Math.floor((size * 0.6) / step) * step || size * 0.5);
  const high = Math.ceil((size * 1.9) / step) * step;
  const round = (number: number) => Number(number.toPrecision(2));
  return value < 0 ? { low: -round(high), high: -round(low) } : { low: round(low), high: round(high) };
}
