import { asSystem } from '@/platform/database/as-system';
import { columnsOf, dataCatalogue } from '@/platform/database/catalogue/catalogue';
import { dataKinds } from '@/platform/database/catalogue/entry';
import { roles } from '@/platform/database/roles';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import {
  type AssessmentDocument,
  type AssessmentSources,
  type AssessmentVersion,
  assessmentErrors,
  type FieldKey,
  fieldKeys,
  heldClasses,
  type JudgementKey,
  judgementKeys,
  type Measure,
  type MeasureProvider,
  measureKeys,
} from './contract';
import * as store from './store';

const fail = errorsOf(assessmentErrors);

export type AssessmentService = ReturnType<typeof createAssessment>;

/** The privacy impact assessment: filled from how this installation is set now, with fields that only a person can fill. */
export function createAssessment({ sources, now }: { sources: AssessmentSources<Tx>; now(): Date }) {
  const providers: MeasureProvider<Tx>[] = [];

  async function purposes(tx: Tx): Promise<Pick<AssessmentDocument, 'purposes' | 'consent'>> {
    const { settings, items } = await sources.consent(tx);
    const counted: AssessmentDocument['purposes'] = [];
    for (const { purpose, inUse, current } of items)
      counted.push({
        ...{
          purpose,
          inUse,
          standard: settings.standards[purpose],
          words: current.words,
          textVersion: current.version,
        },
        ...(await store.countConsent(tx, purpose)),
      });
    return { purposes: counted, consent: { ageFrom: settings.ageFrom, minorsMayRefuse: settings.minorsMayRefuse } };
  }

  /** Every measure once, in their order; what nobody speaks of is not known. */
  async function measures(tx: Tx): Promise<Measure[]> {
    const said = new Map<string, Measure>();
    for (const provider of providers) for (const measure of await provider(tx)) said.set(measure.key, measure);
    return measureKeys.map((key) => said.get(key) ?? { key, state: 'unknown', value: null });
  }

  async function fields(tx: Tx): Promise<AssessmentDocument['fields']> {
    const written = new Map((await store.fieldsOf(tx)).map((each) => [each.field, each]));
    return fieldKeys.map((field) => written.get(field) ?? { field, words: '', by: null, at: null });
  }

  const document = (tx: Tx): Promise<AssessmentDocument> =>
    // Counts and settings that the officer needn't be able to read one by one.
    asSystem(tx, async () => {
      const told = await purposes(tx);
      const recipients = await sources.recipients(tx);
      const people = await store.countRoles(tx);
      return {
        ...{ district: await store.districtName(tx), at: now().toISOString(), version: sources.version },
        ...told,
        ...{ kinds: kindsHeld(), recipients, retention: await sources.retention(tx) },
        roles: roles.map((role) => ({ role, people: people.get(role) ?? 0 })),
        measures: await measures(tx),
        judgements: judgements(told.purposes, recipients.length > 0),
        bias: { lastAuditAt: await sources.lastBiasAudit(tx) },
        fields: await fields(tx),
      };
    });

  return {
    document,
    versions: store.versions,
    /** Has a part of the product say of its measures how they are set, from now on. */
    register: (provider: MeasureProvider<Tx>): void => void providers.push(provider),

    /** @throws version_not_found */
    async version(tx: Tx, number: number): Promise<AssessmentVersion & { document: AssessmentDocument }> {
      const found = await store.versionOf(tx, number);
      if (!found) throw fail('version_not_found', 'There is no such version.');
      return found;
    },

    async write(tx: Tx, field: FieldKey, words: string, by: string): Promise<AssessmentDocument> {
      await store.putField(tx, field, words, by, now());
      return document(tx);
    },

    /** Keeps the document as it is now, for good. */
    async keep(tx: Tx, note: string, by: string): Promise<AssessmentVersion[]> {
      await store.keepVersion(tx, { document: await document(tx), note, keptBy: by, createdAt: now() });
      return store.versions(tx);
    },
  };
}

/** Kinds of data that something of persons is in, and what of them, as the catalogue of all tables has it. */
function kindsHeld(): AssessmentDocument['kinds'] {
  return dataKinds.flatMap((kind) => {
    const tables = [...dataCatalogue.values()].filter((entry) => entry.kind === kind && entry.whose === 'person');
    const holds = heldClasses.filter((each) => tables.some((entry) => columnsOf(entry, each).length > 0));
    return tables.length === 0 ? [] : [{ kind, tables: tables.length, holds }];
  });
}

/** What is judged about learners by itself, and whether it is now. */
function judgements(
  purposes: AssessmentDocument['purposes'],
  models: boolean,
): { key: JudgementKey; inUse: boolean }[] {
  const holds = (purpose: string) => purposes.some((each) => each.purpose === purpose && each.inUse);
  const used: Partial<Record<JudgementKey, boolean>> = {
    lessons: models && holds('tutoring'),
    recommendations: holds('recommendations'),
    comparisons: holds('experiments'),
    risk: holds('risk'),
  };
  return judgementKeys.map((key) => ({ key, inUse: used[key] ?? true }));
}
