import { type Draft, type Maker, type MakerInput, makeDraft, optionIds } from './draft';
import { quote, withoutStop } from './inline';
import { factNumbers } from './number-facts';
import type { AskableNumber } from './numbers';
import { passageAround } from './passage';
import { shuffle } from './random';
import { whereToLook } from './sections';
import type { Statement } from './statement';

const NUMBER_WORDS = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const FACTORS = [0.5, 2, 1.5, 0.25, 4, 0.75, 1.25, 3];

/**
 * "Which of these statements is true?" with one fact and the same sentence with other numbers. Only where the text states one exact value:
 * a bound ("at least") or a rounded figure stays true with other numbers.
 */
export const truthNumbers: Maker = (input) =>
  input.subject.concept.chunks.flatMap((chunk) =>
    (input.material.statements.get(chunk.id) ?? []).flatMap((statement) =>
      factNumbers(statement, input)
        .filter(({ bound, rounded }) => !bound && !rounded && !/\b(?:can|may|some|or)\b/i.test(statement.text))
        .slice(0, 1)
        .flatMap((number) => build(statement, number, input) ?? []),
    ),
  );

function build(statement: Statement, number: AskableNumber, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const put = (written: string) =>
    `${statement.text.slice(0, number.start)}${written}${statement.text.slice(number.end)}`;
  const others = otherNumbers(number);
  if (others.length < 3) return null;
  const truths = [number.written, ...shuffle(others, material.seed, statement.text).slice(0, 3)].map((written) => ({
    written,
    text: put(written),
  }));
  const options = optionIds(shuffle(truths, material.seed, `number ${statement.text}`));
  const right = options.find(({ written }) => written === number.written);
  if (!right) return null;
  const rest = options.filter((option) => option !== right);
  return makeDraft(
    {
      ...{ subject, chunk: statement.chunk, block: statement.block },
      body: { kind: 'truth', prompt: say('truth'), options: options.map(({ id, text }) => ({ id, text })) },
      key: { kind: 'truth', optionId: right.id },
      nudges: [say('hintNumber'), ...whereToLook(statement.chunk, say)],
      narrower: rest.map(({ text }) => say('hintNotOption', { option: withoutStop(text) })),
      passage: passageAround(
        statement.block,
        statement.text,
        put('____'),
        (text) => text.replace(number.written, '____'),
        input,
      ),
      worked: say('workedStatement', { answer: right.text, quote: quote(statement.text) }),
      explanations: Object.fromEntries(rest.map(({ id }) => [id, say('explainNumber')])),
      difficulty: 0.5,
      worth: 0.55,
      source: statement.text,
      answer: number.written,
      variant: 'number',
      identity: ['truth', statement.text, String(number.start)],
    },
    material.language,
  );
}

/** Other numbers that look alike: same number of decimals, same grouping, as round as the right one. */
function otherNumbers({ written, value, unit }: AskableNumber): string[] {
  const at = NUMBER_WORDS.indexOf(written);
  if (at >= 0) return NUMBER_WORDS.slice(Math.max(0, at - 2), at + 4).filter((word) => word !== written);
  const decimals = /\.(\d+)$/.exec(written)?.[1]?.length ?? 0;
  const zeros = decimals === 0 ? (/0*$/.exec(written.replace(/\D/g, ''))?.[0].length ?? 0) : 0;
  const step =
    decimals > 0 ? 10 ** -decimals : 10 ** Math.min(zeros, Math.max(0, Math.floor(Math.log10(Math.max(1, value)))));
  const made =
    value < 10 && decimals === 0
      ? [-2, -1, 1, 2, 3].map((by) => value + by)
      : FACTORS.map((by) => Math.round((value * by) / step) * step);
  const most = unit === '%' || unit === 'percent' ? 100 : Number.POSITIVE_INFINITY;
  const fits = made.filter((number) => number > 0 && number < most && Math.abs(number - value) > Math.abs(value) * 0.1);
  return [...new Set(fits.map((number) => format(number, decimals, written)))].filter((text) => text !== written);
}

function format(number: number, decimals: number, like: string): string {
  const plain = number.toFixed(decimals);
  const mark = /\d([, \u202f])\d{3}/.exec(like)?.[1];
  return mark ? plain.replace(/\B(?=(\d{3})+(?!\d))/g, mark) : plain;
}
