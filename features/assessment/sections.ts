import type { createFormatter, useTranslations } from 'use-intl';
import type { AssessmentDocument, FieldKey, Measure } from './contract';

/** The words of the assessment, in a page or in this process; and those of purposes and of retention. */
export interface Says {
  own: ReturnType<typeof useTranslations<'assessment'>>;
  consent: ReturnType<typeof useTranslations<'consent'>>;
  retention: ReturnType<typeof useTranslations<'retention'>>;
  format: ReturnType<typeof createFormatter>;
}

export interface SectionTable {
  caption: string;
  /** Of the columns of a page of paper; left out: all alike. */
  shares?: number[];
  columns: string[];
  rows: string[][];
}

/** A part of the document: words, a table, fields that a person fills. Screen and paper show the same. */
export interface Section {
  id: string;
  title: string;
  words: string[];
  table?: SectionTable;
  fields: FieldKey[];
}

/** The whole document in words. */
export function sectionsOf(says: Says, document: AssessmentDocument): Section[] {
  const { own } = says;
  return [
    {
      ...{ id: 'about', title: own('sections.about'), words: [own('about.words')] },
      fields: ['controller', 'officer', 'scope'],
    },
    purposes(says, document),
    kinds(says, document),
    {
      ...{ id: 'basis', title: own('sections.basis'), words: [] },
      fields: ['legal-basis', 'necessity', 'views'],
    },
    recipients(says, document),
    retention(says, document),
    roles(says, document),
    measures(says, document),
    judgements(says, document),
    consent(says, document),
    fairness(says, document),
    {
      ...{ id: 'risks', title: own('sections.risks'), words: [] },
      fields: ['risk-wrong-estimate', 'risk-model-words', 'risk-access', 'risk-loss', 'risk-singled-out', 'residual'],
    },
    { ...{ id: 'decision', title: own('sections.decision'), words: [] }, fields: ['advice', 'decision'] },
  ];
}

export const dateOf = ({ format }: Pick<Says, 'format'>, iso: string) =>
  format.dateTime(new Date(iso), { dateStyle: 'long', timeZone: 'UTC' });

function purposes({ own, consent: say }: Says, document: AssessmentDocument): Section {
  const columns = ['purpose', 'state', 'computed', 'from', 'seen', 'standard'] as const;
  return {
    ...{ id: 'purposes', title: own('sections.purposes'), words: [own('purposes.always')], fields: [] },
    table: {
      caption: own('purposes.caption'),
      shares: [2, 1, 3, 3, 3, 1.5],
      columns: columns.map((each) => own(`purposes.${each}`)),
      rows: document.purposes.map((each) => [
        say(`purposes.${each.purpose}`),
        own(each.inUse ? 'yes' : 'no'),
        ...[each.words.computed, each.words.from, each.words.seen],
        own(each.standard),
      ]),
    },
  };
}

function kinds({ own }: Says, document: AssessmentDocument): Section {
  return {
    ...{ id: 'kinds', title: own('sections.kinds'), words: [own('kinds.words')], fields: [] },
    table: {
      caption: own('kinds.caption'),
      shares: [4, 5, 1],
      columns: [own('kinds.kind'), own('kinds.holds'), own('kinds.tables')],
      rows: document.kinds.map(({ kind, holds, tables }) => [
        own(`kinds.names.${kind}`),
        holds.map((each) => own(`kinds.classes.${each}`)).join(', '),
        String(tables),
      ]),
    },
  };
}

function recipients({ own }: Says, document: AssessmentDocument): Section {
  const base = { id: 'recipients', title: own('sections.recipients'), fields: [] };
  if (document.recipients.length === 0) return { ...base, words: [own('recipients.none'), own('recipients.others')] };
  const outside = document.recipients.some(({ reach }) => reach === 'outside');
  return {
    ...base,
    words: [own(outside ? 'recipients.outside' : 'recipients.inside'), own('recipients.others')],
    table: {
      caption: own('recipients.caption'),
      columns: [own('recipients.name'), own('recipients.where'), own('recipients.purposes')],
      rows: document.recipients.map(({ name, host, reach, purposes: uses }) => [
        name,
        own(`recipients.reach.${reach}`, { host: host ?? '' }),
        uses.map((use) => (isUse(use) ? own(`recipients.uses.${use}`) : use)).join(', '),
      ]),
    },
  };
}

const isUse = (use: string) => use === 'tutor' || use === 'judge' || use === 'embeddings';

function retention({ own, retention: say }: Says, { retention: kept }: AssessmentDocument): Section {
  return {
    ...{ id: 'retention', title: own('sections.retention'), fields: [] },
    words: [
      kept.template
        ? own('retention.template', { template: say(`templates.${kept.template}`) })
        : own('retention.noTemplate'),
      own(kept.nightly ? 'retention.nightly' : 'retention.notNightly'),
      own('retention.holds', { count: kept.holds }),
    ],
    table: {
      caption: own('retention.caption'),
      columns: [own('retention.kind'), own('retention.kept')],
      rows: kept.rules.map(({ kind, rule }) => [
        say(`kinds.${kind}`),
        rule
          ? own('retention.rule', {
              period: say(`period.${rule.period.unit}`, { count: rule.period.count }),
              start: say(`starts.${rule.from}`),
            })
          : own('retention.forever'),
      ]),
    },
  };
}

function roles({ own }: Says, document: AssessmentDocument): Section {
  return {
    ...{ id: 'roles', title: own('sections.roles'), words: [own('roles.words')], fields: [] },
    table: {
      caption: own('roles.caption'),
      shares: [3, 5, 1],
      columns: [own('roles.role'), own('roles.sees'), own('roles.people')],
      rows: document.roles.map(({ role, people }) => [
        own(`roles.names.${role}`),
        own(`roles.see.${role}`),
        String(people),
      ]),
    },
  };
}

function measures(says: Says, document: AssessmentDocument): Section {
  const { own } = says;
  return {
    ...{ id: 'measures', title: own('sections.measures'), words: [], fields: [] },
    table: {
      caption: own('measures.caption'),
      shares: [5, 2, 2],
      columns: [own('measures.measure'), own('measures.state'), own('measures.more')],
      rows: document.measures.map((measure) => [
        own(`measures.names.${measure.key}`),
        own(`measures.states.${measure.state}`),
        moreOf(says, measure),
      ]),
    },
  };
}

function moreOf(says: Says, { key, value }: Measure): string {
  if (value === null) return '';
  if (key === 'idle-sign-out') return says.own('measures.minutes', { value });
  if (key === 'backups-tried') return says.own('measures.last', { value: dateOf(says, value) });
  return key === 'audit' ? says.own('measures.records', { value }) : value;
}

function judgements({ own }: Says, document: AssessmentDocument): Section {
  return {
    ...{ id: 'judgements', title: own('sections.judgements'), words: [own('judgements.words')], fields: [] },
    table: {
      caption: own('judgements.caption'),
      shares: [3, 4, 4, 1],
      columns: [own('judgements.what'), own('judgements.factors'), own('judgements.human'), own('judgements.used')],
      rows: document.judgements.map(({ key, inUse }) => [
        own(`judgements.names.${key}`),
        own(`judgements.factorsOf.${key}`),
        own(`judgements.humanOf.${key}`),
        own(inUse ? 'yes' : 'no'),
      ]),
    },
  };
}

function consent({ own, consent: say }: Says, document: AssessmentDocument): Section {
  const { ageFrom, minorsMayRefuse } = document.consent;
  return {
    ...{ id: 'consent', title: own('sections.consent'), fields: [] },
    words: [own('consent.words', { age: ageFrom, minors: minorsMayRefuse ? 'yes' : 'no' })],
    table: {
      caption: own('consent.caption'),
      columns: [
        ...[own('consent.purpose'), own('consent.allowed'), own('consent.refused'), own('consent.learners')],
        own('consent.version'),
      ],
      rows: document.purposes.map((each) => [
        say(`purposes.${each.purpose}`),
        ...[each.allowed, each.refused, each.learners, each.textVersion].map(String),
      ]),
    },
  };
}

function fairness(says: Says, { bias }: AssessmentDocument): Section {
  const { own } = says;
  const last = bias.lastAuditAt;
  return {
    ...{ id: 'fairness', title: own('sections.fairness'), fields: [] },
    words: [last ? own('fairness.last', { date: dateOf(says, last) }) : own('fairness.never'), own('fairness.words')],
  };
}
