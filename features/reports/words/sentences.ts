import {
  type ComparedFigure,
  FEWEST_LEARNERS,
  type Figure,
  type FigureKey,
  IDLE_CAP_MS,
  mainFigures,
  type Report,
  type ReportComparison,
} from '../contract';
import type { Format, Say } from './say';
import type { Values } from './values';

const fewest = FEWEST_LEARNERS;

/** That nobody is behind some or all of those who are counted; null where everybody is real. */
export function simulatedWords(say: Say, { simulated: { learners, of } }: Report): string | null {
  if (learners === 0) return null;
  return learners === of ? say('simulated.all') : say('simulated.some', { learners, of });
}

/** Who worked, and one sentence for each main figure. */
export function verdict(say: Say, values: Values, report: Report): string[] {
  const { active, learners } = report;
  const who =
    active === null ? say('verdict.activeFew', { fewest, learners }) : say('verdict.active', { active, learners });
  const of = new Map(report.figures.map((figure) => [figure.figure, figure]));
  return [
    who,
    ...mainFigures.flatMap((key) => [of.get(key)].flatMap((each) => (each ? [sentence(say, values, each)] : []))),
  ];
}

function sentence(say: Say, values: Values, { figure, estimate, quartiles, learners, withheld }: Figure): string {
  if (!estimate)
    return say(withheld === 'few' ? 'verdict.few' : 'verdict.none', { figure: say(`names.${figure}`), fewest });
  const words = {
    value: values.bare(figure, estimate.value),
    low: values.bare(figure, estimate.low),
    high: values.bare(figure, estimate.high),
    learners,
    lower: quartiles ? values.duration(quartiles.lower) : '',
    upper: quartiles ? values.duration(quartiles.upper) : '',
  };
  return say(`verdict.${verdictKey(figure)}`, words);
}

type MainFigure = (typeof mainFigures)[number];

/** Only main figures have a sentence. */
function verdictKey(figure: FigureKey): MainFigure {
  return mainFigures.find((key) => key === figure) ?? 'success_rate';
}

/** A name of any script keeps its own direction inside a sentence: first strong isolate, pop. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/** What the class is held against, as it stands inside a sentence. */
function againstWords(say: Say, { kind, name }: ReportComparison): string {
  if (kind === 'before') return say('compared.before');
  return kind === 'others' ? say('compared.others') : say('compared.class', { name: isolated(name ?? '') });
}

/** The heading of a comparison, with the days of an earlier period. */
export function comparedTitle(say: Say, values: Values, compared: ReportComparison): string {
  const { kind, period } = compared;
  const days = () => say('compared.beforeDays', { from: values.day(period.from), to: values.day(period.to) });
  return say('compared.title', { against: kind === 'before' ? days() : againstWords(say, compared) });
}

/** Who is compared, whether they were alike at the start, and one sentence for each main figure. */
export function comparison(say: Say, values: Values, compared: ReportComparison): string[] {
  const { learners, kind, drawn, baseline, figures } = compared;
  const who = kind === 'before' ? say('compared.pairs', { count: learners.first }) : say('compared.groups', learners);
  if (Math.min(learners.first, learners.second) < fewest) return [who, say('compared.nothing', { fewest })];
  const against = againstWords(say, compared);
  return [
    who,
    ...(drawn === null ? [] : [say('compared.drawn', { count: drawn })]),
    start(say, values, kind, baseline),
    ...figures.map((each) => difference(say, values, each, against)),
  ];
}

function start(
  say: Say,
  values: Values,
  kind: ReportComparison['kind'],
  { first, second, difference }: ComparedFigure,
): string {
  if (!first.estimate || !second.estimate || !difference) return say('compared.baselineFew');
  const words = {
    first: values.whole('mastery_start', first.estimate.value),
    second: values.whole('mastery_start', second.estimate.value),
  };
  if (kind === 'before') return say('compared.baselineBefore', words);
  return say(difference.low > 0 || difference.high < 0 ? 'compared.unlike' : 'compared.alike', words);
}

function difference(say: Say, values: Values, { figure, difference }: ComparedFigure, against: string): string {
  const name = say(`names.${figure}`);
  if (!difference) return say('compared.few', { figure: name });
  const reading = difference.low > 0 ? 'higher' : difference.high < 0 ? 'lower' : 'unclear';
  const flip = reading === 'lower' ? -1 : 1;
  const [low, high] = [difference.low * flip, difference.high * flip].toSorted((a, b) => a - b);
  return say(`compared.${reading}`, {
    figure: name,
    against,
    difference: values.whole(figure, difference.value * flip, false),
    low: values.bare(figure, low ?? 0, reading === 'unclear'),
    high: values.bare(figure, high ?? 0, reading === 'unclear'),
  });
}

/** What the report does not show. */
export function caveats(say: Say, { comparison }: Report): string[] {
  return [
    ...(comparison ? [say(comparison.kind === 'before' ? 'caveat.before' : 'caveat.control'), say('caveat.many')] : []),
    say('caveat.adapt'),
    say('caveat.left'),
  ];
}

/** What each main figure means, by name. */
export function meanings(say: Say): { figure: FigureKey; name: string; words: string }[] {
  return mainFigures.map((figure) => ({ figure, name: say(`names.${figure}`), words: say(`means.${figure}`) }));
}

/** How it was worked out. */
export function methods(say: Say, format: Format, report: Report): string[] {
  const minutes = IDLE_CAP_MS / 60_000;
  return [
    say('method.interval'),
    ...(report.comparison ? [say('method.effect')] : []),
    ...(report.comparison?.kind === 'before' ? [say('method.paired')] : []),
    ...(report.idleShare === null
      ? []
      : [
          say('method.idle', {
            minutes,
            share: format.number(report.idleShare, { style: 'percent', maximumFractionDigits: 1 }),
          }),
        ]),
    say('method.days'),
    say('method.mastery', { count: report.conceptCount }),
    say('method.few', { fewest }),
    say('method.tutor'),
  ];
}

/** What was counted for a figure: `412 first answers`. */
export function countedWords(say: Say, { figure, records }: Figure): string {
  if (figure === 'success_rate' || figure === 'response_time' || figure === 'satisfaction')
    return say(`counted.${figure}`, { count: records });
  return say(figure.startsWith('daily') ? 'counted.daily' : 'counted.learners', { count: records });
}
