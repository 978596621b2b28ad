import { and, asc, eq, sql } from 'drizzle-orm';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import {
  type ConsentSettings,
  type ConsentText,
  DEFAULT_SETTINGS,
  PRODUCT_BINDING,
  PRODUCT_VERSIONS,
  type Purpose,
  purposes,
  STANDARDS,
} from './contract';
import { consentSettings, consentTexts } from './schema';
import { productWords } from './words';

/** A district's rules; this product's where it has none of its own. */
export async function settingsOf(tx: Tx): Promise<ConsentSettings> {
  const [row] = await tx.select().from(consentSettings);
  if (!row) return DEFAULT_SETTINGS;
  const { ageFrom, minorsMayRefuse, standards } = row;
  return { ageFrom, minorsMayRefuse, standards: { ...STANDARDS, ...standards } };
}

export async function putSettings(
  tx: Tx,
  { updatedBy, updatedAt, ...settings }: ConsentSettings & { updatedBy: string; updatedAt: Date },
): Promise<void> {
  const row = { ...settings, updatedBy, updatedAt };
  await tx
    .insert(consentSettings)
    .values(row)
    .onConflictDoUpdate({ target: [consentSettings.districtId], set: row });
}

/** All versions of each purpose's words, the oldest first; there is always one. */
export type Texts = ReadonlyMap<Purpose, readonly [ConsentText, ...ConsentText[]]>;

export async function textsOf(tx: Tx): Promise<Texts> {
  const rows = await tx
    .select({
      purpose: consentTexts.purpose,
      version: consentTexts.version,
      words: consentTexts.words,
      product: consentTexts.product,
      needsDecision: consentTexts.needsDecision,
      createdAt: consentTexts.createdAt,
      createdBy: users.name,
    })
    .from(consentTexts)
    .leftJoin(users, and(eq(users.districtId, consentTexts.districtId), eq(users.id, consentTexts.createdBy)))
    .orderBy(asc(consentTexts.version));
  return new Map(
    purposes.map((purpose) => [
      purpose,
      [
        productText(purpose, 1),
        ...laterProductTexts(purpose),
        ...rows
          .filter((row) => row.purpose === purpose)
          .map(
            ({ words, product, createdAt, ...row }): ConsentText => ({
              ...row,
              words: words ?? productWords(purpose, product ?? 1),
              own: words !== null,
              createdAt: createdAt.toISOString(),
            }),
          ),
      ],
    ]),
  );
}

function productText(purpose: Purpose, version: number): ConsentText {
  const words = productWords(purpose, version);
  const needsDecision = PRODUCT_BINDING[purpose] === version;
  return { purpose, version, words, own: false, needsDecision, createdAt: null, createdBy: null };
}

function laterProductTexts(purpose: Purpose): ConsentText[] {
  return Array.from({ length: PRODUCT_VERSIONS[purpose] - 1 }, (_, i) => productText(purpose, i + 2));
}

/** What holds of a purpose's words. */
export interface CurrentText {
  text: ConsentText;
  /** The latest version that asks for a decision; 1 where none does. */
  binding: number;
  /** The district asked everybody by it; this product's own words ask again only who had said yes. */
  asksAll: boolean;
}

/** The words in force, and what they ask for. */
export function currentOf(texts: Texts, purpose: Purpose): CurrentText {
  const all = texts.get(purpose) ?? [productText(purpose, 1)];
  const text = all.at(-1) ?? all[0];
  const asks = all.findLast(({ needsDecision }) => needsDecision);
  return { text, binding: asks?.version ?? 1, asksAll: asks !== undefined && asks.createdAt !== null };
}

/** One new version after the other. */
export async function lockTexts(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('meno.consent texts'))`);
}

export async function insertText(tx: Tx, row: Omit<typeof consentTexts.$inferInsert, 'districtId'>): Promise<void> {
  await tx.insert(consentTexts).values(row);
}
