import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import { assets, ingestionFiles } from './schema';

export interface AssetValues {
  path: string;
  sha256: string;
  bytes: number;
  mediaType: string;
}

export async function assetByPath(tx: Tx, courseId: string, path: string): Promise<AssetValues | null> {
  const [row] = await tx
    .select()
    .from(assets)
    .where(and(eq(assets.courseId, courseId), eq(assets.path, path)));
  return row ?? null;
}

/** Path to hash of every image of a course. */
export async function assetHashes(tx: Tx, courseId: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ path: assets.path, sha256: assets.sha256 })
    .from(assets)
    .where(eq(assets.courseId, courseId));
  return new Map(rows.map((row) => [row.path, row.sha256]));
}

export async function saveAssets(tx: Tx, courseId: string, added: AssetValues[]): Promise<void> {
  for (let at = 0; at < added.length; at += 500) {
    await tx
      .insert(assets)
      .values(added.slice(at, at + 500).map((asset) => ({ courseId, ...asset })))
      .onConflictDoUpdate({
        target: [assets.districtId, assets.courseId, assets.path],
        set: { sha256: sql`excluded.sha256`, bytes: sql`excluded.bytes`, mediaType: sql`excluded.media_type` },
      });
  }
}

/** Brings the pictures that a document carries to those of its new version. @returns hashes that may lie there for nobody now. */
export async function replaceDocumentAssets(
  tx: Tx,
  courseId: string,
  documentPath: string,
  kept: AssetValues[],
): Promise<string[]> {
  const below = sql`starts_with(${assets.path}, ${`${documentPath}/`})`;
  const gone = await tx
    .delete(assets)
    .where(and(eq(assets.courseId, courseId), below))
    .returning({ sha256: assets.sha256 });
  await saveAssets(tx, courseId, kept);
  const still = new Set(kept.map(({ sha256 }) => sha256));
  return unique(gone).filter((hash) => !still.has(hash));
}

/** Removes pictures of the upload. @returns their hashes. */
export async function removeAssets(tx: Tx, courseId: string, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const gone = await tx
    .delete(assets)
    .where(and(eq(assets.courseId, courseId), inArray(assets.path, [...paths])))
    .returning({ sha256: assets.sha256 });
  return unique(gone);
}

/** Hashes of the files that a course refers to. */
export async function blobsOfCourse(tx: Tx, courseId: string): Promise<string[]> {
  const images = await tx.select({ sha256: assets.sha256 }).from(assets).where(eq(assets.courseId, courseId));
  const files = await tx
    .selectDistinct({ sha256: ingestionFiles.sha256 })
    .from(ingestionFiles)
    .where(eq(ingestionFiles.courseId, courseId));
  return unique([...images, ...files]);
}

/** Forgets the uploads of a source. @returns the hashes of their bytes. */
export async function forgetUploads(tx: Tx, sourceId: string): Promise<string[]> {
  const files = await tx
    .select({ sha256: ingestionFiles.sha256 })
    .from(ingestionFiles)
    .where(eq(ingestionFiles.sourceId, sourceId));
  await tx.update(ingestionFiles).set({ sha256: null, sourceId: null }).where(eq(ingestionFiles.sourceId, sourceId));
  return unique(files);
}

/** Which of these files nothing in the district refers to; the transaction must see the whole district. */
export async function unreferencedBlobs(tx: Tx, hashes: string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const images = await tx.selectDistinct({ sha256: assets.sha256 }).from(assets).where(inArray(assets.sha256, hashes));
  const files = await tx
    .selectDistinct({ sha256: ingestionFiles.sha256 })
    .from(ingestionFiles)
    .where(inArray(ingestionFiles.sha256, hashes));
  const used = new Set(unique([...images, ...files]));
  return hashes.filter((hash) => !used.has(hash));
}

function unique(rows: { sha256: string | null }[]): string[] {
  return [...new Set(rows.flatMap((row) => row.sha256 ?? []))];
}
