import type { Tx } from '@/platform/database/transaction';
import type { AuditDeclaration, AuditEntry, AuditPlace, AuditPort, AuditScope, AuditTable } from './audit';
import { networkOf } from './network-of';
import type { Principal } from './principal';
import { AppError } from './problem';

export interface AuditOptions {
  table: AuditTable;
  port: AuditPort;
  /** The header in which the server itself writes the caller's address. */
  addressHeader: string;
}

/** What of a call a declaration may speak of. */
export interface AuditedCall {
  principal: Principal;
  request: Request;
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** Writes down what one route does. */
export interface RouteAudit {
  /** Does the work and writes it down: a change last in its own transaction, a read a moment after its answer. */
  work<T>(tx: Tx, call: AuditedCall, work: () => Promise<T>): Promise<T>;
  /** The same for a route that answers by itself: what it changed or gave away is kept before the answer goes. */
  after(call: AuditedCall): Promise<void>;
  /** Writes down what somebody was refused, and throws it on. */
  refused(principal: Principal | null, request: Request, params: unknown, error: unknown): never;
}

/** @throws Error for a route without a declaration; a trail that nobody asked for (`options` left out) writes nothing. */
export function auditRoute(options: AuditOptions | undefined, method: string, path: string): RouteAudit {
  if (!options) return silent;
  const action = `${method.toUpperCase()} ${path}`;
  const declared = options.table[action];
  if (!declared) throw new Error(`Route ${action} doesn’t say what the audit trail keeps of it.`);
  const from = (request: Request) => networkOf(request.headers.get(options.addressHeader) ?? '');
  const { port } = options;

  const entryOf = (call: AuditedCall, result: unknown, owners: readonly string[]): AuditEntry | null => {
    if ('none' in declared) return null;
    const values = { ...call, result };
    const { whose } = declared;
    const found = typeof whose === 'object' ? owners : whose ? idsAt(whose, values) : [];
    const own = declared.kind === 'read' ? call.principal.userId : null;
    const subjects = found.filter((id) => id !== own);
    // A learner sees and changes nobody else's records (row-level security), and what people read of their own is their own business.
    const learns = call.principal.role === 'learner' && declared.kind !== 'export';
    if (subjects.length === 0 && (learns || (declared.kind === 'read' && !declared.of))) return null;
    return {
      ...actor(call.principal),
      ...{ kind: declared.kind, action, record: declared.record, subjects, from: from(call.request), outcome: 'done' },
      recordId: (declared.id && textAt(declared.id, values)) ?? null,
      scope: scopeOf(declared, values),
      why: (declared.why && textAt(declared.why, values)) ?? null,
    };
  };

  return {
    async work(tx, call, work) {
      const owners =
        'none' in declared || typeof declared.whose !== 'object' || call.principal.role === 'learner'
          ? []
          : await port.ownersOf(tx, declared.record, idsAt(declared.whose.ownersOf, { ...call, result: null }));
      const result = await work();
      const entry = entryOf(call, result, owners);
      if (entry?.kind === 'read') port.later(call.principal.districtId, entry);
      else if (entry) await port.append(tx, entry);
      return result;
    },
    async after(call) {
      const entry = entryOf(call, null, []);
      if (entry?.kind === 'read') port.later(call.principal.districtId, entry);
      else if (entry) await port.now(call.principal.districtId, entry);
    },
    refused(principal, request, params, error) {
      const status = error instanceof AppError ? error.status : 0;
      const sought = status === 404 && !('none' in declared);
      if (principal && (status === 403 || sought))
        port.later(principal.districtId, {
          ...actor(principal),
          ...{ kind: 'refused', action, record: 'none' in declared ? null : declared.record, subjects: [] },
          ...{ recordId: 'none' in declared ? null : ((declared.id && textAt(declared.id, { params })) ?? null) },
          scope: 'none' in declared ? null : scopeOf(declared, { params }),
          ...{ why: null, from: from(request), outcome: sought ? 'not-found' : 'refused' },
        });
      throw error;
    },
  };
}

const silent: RouteAudit = {
  work: (_tx, _call, work) => work(),
  after: async () => {},
  refused: (_principal, _request, _params, error) => {
    throw error;
  },
};

const actor = ({ userId, role, via }: Principal) => ({ who: userId, role, via });

function scopeOf(declared: Exclude<AuditDeclaration, { none: string }>, values: object): AuditScope | null {
  if (!declared.of) return null;
  if (declared.of === 'district') return { kind: 'district', id: null };
  const [id] = idsAt(declared.of, values);
  return id ? { kind: declared.of === 'params.classId' ? 'class' : 'course', id } : null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ids that stand at a place of a call, each once; what is no id is left out. */
function idsAt(place: AuditPlace, values: object): string[] {
  const found = place === 'caller' ? at(values, ['principal', 'userId']) : at(values, place.split('.'));
  return [...new Set(found.filter((value) => typeof value === 'string').filter((value) => UUID.test(value)))];
}

function textAt(place: AuditPlace, values: object): string | null {
  const [value] = at(values, place.split('.'));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Every value at the end of a way of names, through all lists on it. */
function at(value: unknown, way: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => at(each, way));
  const [name, ...rest] = way;
  if (name === undefined) return value === undefined || value === null ? [] : [value];
  return typeof value === 'object' && value !== null ? at(Reflect.get(value, name), rest) : [];
}
