import type { Period } from './period';
import type { RetentionRule } from './rule';

/** Kinds of records that have a period; the others go with their person, or are kept by law or by design (`docs/privacy.md`). */
export const scheduledKinds = [
  ...(['answers', 'progress', 'lessons', 'conversations', 'explanations', 'decisions'] as const),
  ...(['recommendations', 'experiments', 'model-use', 'reports'] as const),
  ...(['sign-in', 'consent', 'account', 'audit'] as const),
] as const;
export type ScheduledKind = (typeof scheduledKinds)[number];

export const templateIds = ['us-coppa-ferpa', 'gdpr', 'de-nrw'] as const;
export type TemplateId = (typeof templateIds)[number];

/** Where a period comes from: a law that names it, or nobody but the district: then the template only proposes. */
export type PeriodSource = 'law' | 'district';

export interface TemplateRule extends RetentionRule {
  source: PeriodSource;
}

export interface RetentionTemplate {
  id: TemplateId;
  /** Last day of the school year that it begins with, `MM-DD`. */
  schoolYearEnds: string;
  /** Laws that it rests on, by their own short names; the messages say what each of them asks for. */
  laws: readonly string[];
  rules: Readonly<Record<ScheduledKind, TemplateRule>>;
}

const days = (count: number): Period => ({ count, unit: 'day' });
const months = (count: number): Period => ({ count, unit: 'month' });
const years = (count: number): Period => ({ count, unit: 'year' });
const chosen = (from: RetentionRule['from'], period: Period): TemplateRule => ({ from, period, source: 'district' });

/** NRW, VO-DV I § 9 (1) no. 4: all other data, five years from the end of the calendar year in which the file was closed. */
const fiveYears: TemplateRule = { from: 'left-calendar-year', period: years(5), source: 'law' };

/**
 * Beginnings of a schedule. Of what proves something only what is over goes: sign-ins that have ended, words on consent that others have followed (what holds now stays,
 * GDPR Article 7 (1)), and the beginning of the audit trail. For the trail FERPA says: as long as the records that it speaks of (§ 99.32 (a) (2)), which is as
 * long as the account and so counted from its closing; the GDPR names nothing: claims are at an end after three years in much of the Union (Germany: BGB §§ 195, 199, from the
 * end of the year), until then Articles 5 (2) and 17 (3) (e) bear keeping it, and learners may ask who looked (Article 15; CJEU C-579/21). Only the German example holds periods that a law names. FERPA (34 CFR part 99) names none: records asked for may not be
 * destroyed (§ 99.10 (e)), and the record of who saw them is kept as long as they are (§ 99.32 (a) (2)); states add their own. COPPA (16 CFR § 312.10
 * as amended in 2025, 90 FR 16977) asks for a written policy with a time for deletion and forbids keeping without end, and names none. The GDPR asks for
 * no longer than necessary (Article 5 (1) (e)) and for the time limits to be written down (Article 30 (1) (f)), and names none.
 */
export const retentionTemplates: readonly RetentionTemplate[] = [
  {
    id: 'us-coppa-ferpa',
    schoolYearEnds: '06-30',
    laws: ['16 CFR § 312.10', '34 CFR § 99.10 (e)', '34 CFR § 99.32 (a) (2)'],
    rules: {
      answers: chosen('school-year', years(1)),
      progress: chosen('school-year', years(1)),
      lessons: chosen('school-year', years(1)),
      conversations: chosen('made', days(90)),
      explanations: chosen('school-year', years(1)),
      decisions: chosen('school-year', years(1)),
      recommendations: chosen('made', months(6)),
      experiments: chosen('school-year', years(2)),
      'model-use': chosen('made', days(90)),
      reports: chosen('school-year', years(1)),
      'sign-in': chosen('made', months(6)),
      consent: chosen('school-year', years(3)),
      account: chosen('left', years(1)),
      audit: { from: 'left', period: years(1), source: 'law' },
    },
  },
  {
    id: 'gdpr',
    schoolYearEnds: '07-31',
    laws: ['GDPR Art. 5 (1) (e)', 'GDPR Art. 5 (2)', 'GDPR Art. 7 (1)', 'GDPR Art. 17', 'GDPR Art. 30 (1) (f)'],
    rules: {
      answers: chosen('school-year', years(1)),
      progress: chosen('school-year', years(1)),
      lessons: chosen('school-year', months(6)),
      conversations: chosen('made', days(30)),
      explanations: chosen('school-year', months(6)),
      decisions: chosen('school-year', months(6)),
      recommendations: chosen('made', months(3)),
      experiments: chosen('school-year', years(1)),
      'model-use': chosen('made', days(30)),
      reports: chosen('school-year', months(6)),
      'sign-in': chosen('made', months(6)),
      consent: chosen('calendar-year', years(3)),
      account: chosen('left', months(6)),
      audit: chosen('calendar-year', years(3)),
    },
  },
  {
    id: 'de-nrw',
    schoolYearEnds: '07-31',
    laws: ['VO-DV I NRW § 9 (1)', 'VO-DV I NRW § 9 (3)', 'GDPR Art. 5 (1) (e)'],
    rules: {
      answers: fiveYears,
      progress: fiveYears,
      lessons: chosen('school-year', years(1)),
      conversations: chosen('made', days(30)),
      explanations: fiveYears,
      decisions: chosen('school-year', years(1)),
      recommendations: chosen('made', months(3)),
      experiments: chosen('school-year', years(1)),
      'model-use': chosen('made', days(30)),
      reports: fiveYearsOf('calendar-year'),
      'sign-in': chosen('made', months(6)),
      consent: fiveYears,
      account: fiveYears,
      audit: fiveYears,
    },
  },
];

function fiveYearsOf(from: RetentionRule['from']): TemplateRule {
  return { ...fiveYears, from };
}

/**
 * Kinds whose records can have what period counted from: reports are a class's and have no learner who could leave, sign-ins are of staff too, and what proves
 * something does so however little its learner does.
 */
export function mayStartAt(kind: ScheduledKind, from: RetentionRule['from']): boolean {
  if (kind === 'account') return from === 'left' || from === 'left-calendar-year' || from === 'activity';
  if (kind === 'reports' || kind === 'sign-in')
    return from === 'made' || from === 'school-year' || from === 'calendar-year';
  if (kind === 'consent' || kind === 'audit') return from !== 'activity';
  return true;
}
