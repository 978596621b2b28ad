import type { ActorRole, Tx } from '@/platform/database/transaction';

/** What a record of the audit trail says happened. */
export const auditKinds = ['read', 'change', 'export', 'sign-in', 'sign-in-failed', 'refused'] as const;
export type AuditKind = (typeof auditKinds)[number];

export const auditOutcomes = ['done', 'refused', 'not-found', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** By what the act came: a browser's session, an API token, the command line, a job; `none`: nobody had signed in. */
export const auditWays = ['cookie', 'token', 'command', 'job', 'none'] as const;
export type AuditWay = (typeof auditWays)[number];

/** Whose records an act was about where they are not listed one by one. */
export const auditScopes = ['class', 'course', 'district'] as const;
export interface AuditScope {
  kind: (typeof auditScopes)[number];
  /** Null for the district. */
  id: string | null;
}

/** One act, by ids alone: a deleted person leaves nothing here but a number that names nobody. */
export interface AuditEntry {
  who: string | null;
  role: ActorRole | 'unknown';
  via: AuditWay;
  kind: AuditKind;
  /** A route as in the OpenAPI description, `command: …` or `job: …`. */
  action: string;
  /** What kind of record; it has words in the messages of the audit trail. */
  record: string | null;
  recordId: string | null;
  /** Whose records, learners and others. */
  subjects: readonly string[];
  scope: AuditScope | null;
  /** The reason that was given, where one is asked for. */
  why: string | null;
  /** The network it came from (`networkOf`), never the whole address. */
  from: string | null;
  outcome: AuditOutcome;
}

/** Where acts are written down. */
export interface AuditPort {
  /** In the transaction of the act itself; call it last, since the trail of the district is locked until the transaction ends. */
  append(tx: Tx, entry: AuditEntry): Promise<void>;
  /** Within a moment, together with others; nobody waits for it. */
  later(districtId: string, entry: AuditEntry): void;
  /** In a transaction of its own; it is kept when this returns. */
  now(districtId: string, entry: AuditEntry): Promise<void>;
  /** Whose records of a kind these are, as far as the caller of the transaction may see them. */
  ownersOf(tx: Tx, record: string, ids: readonly string[]): Promise<string[]>;
}

/** Where in a call a value stands. Lists on the way are walked through: `result.items.learnerId`. */
export type AuditPlace = 'caller' | `${'params' | 'query' | 'body' | 'result'}.${string}`;

/** What a route reads or changes of somebody's personal record. */
export interface AuditedRoute {
  kind: 'read' | 'change' | 'export';
  record: string;
  /** Whose record; or of which record (of a kind that {@link AuditPort.ownersOf} knows) the owner is to be looked up. */
  whose?: AuditPlace | { ownersOf: AuditPlace };
  /** The class or course whose learners it is about, where they are not listed, or the whole district. */
  of?: 'params.classId' | 'params.courseId' | 'district';
  /** Which record. */
  id?: AuditPlace;
  /** Where the reason stands. */
  why?: AuditPlace;
}

/** Why a route writes nothing. */
export const unaudited = {
  /** Material, maps, settings and figures that tell of nobody. */
  impersonal: 'no personal data',
  /** What people do with their own record, which has a log of its own. */
  own: 'their own record',
  /** Changes of shared material, shown with who made them to those who share it. */
  signed: 'work on shared material, signed',
  /** Nobody is known yet; a sign-in that follows is written down by itself. */
  beforeSignIn: 'before anybody has signed in',
} as const;

export type AuditDeclaration = AuditedRoute | { none: keyof typeof unaudited };
/** `METHOD /path` to what it writes; a route that is missing stops the start. */
export type AuditTable = Record<string, AuditDeclaration>;
