import { z } from 'zod';

export const watchSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  kind: z.enum(['folder', 'git']),
  /** Folder on the server, or address of the repository. */
  location: z.string(),
  /** Branch of a repository; null: its main one. */
  branch: z.string().nullable(),
  /** Sources whose file is gone go too. */
  removeGone: z.boolean(),
  /** Files that are followed, as of the last look. */
  fileCount: z.number().int(),
  /** Commit that was taken in last; null for folders, and before the first look. */
  revision: z.string().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  /** Why the last look failed, for programs and for people; null: it did not. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** The upload that the last change started. */
  ingestionId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
});
export type Watch = z.infer<typeof watchSchema>;

/** What a course follows, and what the administrator lets it follow. */
export const watchesSchema = z.object({
  items: z.array(watchSchema),
  allowed: z.object({
    /** Folders on the server; anything in them may be followed. */
    folders: z.array(z.string()),
    /** Hosts of Git repositories. */
    gitHosts: z.array(z.string()),
    /** A look every so many minutes; 0: only when asked for. */
    everyMinutes: z.number(),
  }),
});
export type Watches = z.infer<typeof watchesSchema>;

export const createWatchSchema = z.object({
  kind: z.enum(['folder', 'git']),
  location: z.string().trim().min(1).max(1000),
  branch: z
    .string()
    .trim()
    .regex(/^(?!-)(?!.*\.\.)[\w./-]{1,200}$/)
    .nullable()
    .default(null),
  removeGone: z.boolean().default(false),
});
export type CreateWatch = z.infer<typeof createWatchSchema>;
export const updateWatchSchema = z.object({ removeGone: z.boolean() });

export const watchErrors = { watch_not_found: 404, watch_exists: 409, place_not_allowed: 400 } as const;
