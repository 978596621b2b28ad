import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Database, Tx } from '@/platform/database/transaction';
import { type AuditOptions, auditRoute, type RouteAudit } from './audited';
import { documentRoute } from './document-route';
import { eventStreamResponse, type StreamEvent } from './event-stream';
import { type FileGate, type FilesIn, fileGate } from './files-in';
import { type FormFile, readFormFile } from './form-file';
import { claimKey, fingerprintOf, storeAnswer } from './idempotency';
import { checkPlace, checkPrincipal, type Policy, type PolicyTable, ruleOf } from './policy';
import { actorOf, type Principal } from './principal';
import { failCommon, problemResponse } from './problem';
import { createRateLimit, type RateLimit } from './rate-limit';
import { idempotencyKey, parse, parseJson, wordsOf } from './read-request';

/** What a route is: enough to check, parse, document and answer it. Paths are written as in OpenAPI: `/courses/{courseId}`. */
export interface RouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  tag: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Left out: 204 and no body. */
  response?: R;
  status?: 200 | 201 | 202;
  /** How it takes files in; left out: it takes none, and refuses them. */
  takes?: FilesIn;
  /** Sends the answer as server-sent events when the caller asks for `text/event-stream`. */
  stream?(context: Context, body: string): Response;
}

export interface Call<P, Q, B> {
  tx: Tx;
  principal: Principal;
  params: P;
  query: Q;
  body: B;
  context: Context;
}

/** A call whose answer is not one JSON object of one transaction: uploads, files, streams, public routes. */
export interface RawCall<P, Q, B = unknown> {
  /** Null only on public routes. */
  principal: Principal | null;
  params: P;
  query: Q;
  context: Context;
  /** Reads the JSON body by the route's schema. @throws what becomes a 400. */
  body(): Promise<B>;
  /** The JSON body as it was sent, for what tells repeated requests apart. @throws AppError too_large */
  text(): Promise<string>;
  /**
   * The file of a form, of a route that `takes` one: the caller may call the route, and the school's scanner has looked at it.
   * @throws AppError harmful_file, unscanned_file, what the policy refuses.
   */
  file(largest: number): Promise<FormFile>;
  /**
   * Answers with events as they come (`readEventStream` of `event-stream-client.ts` reads them). Check what can fail before, in
   * {@link transaction}: afterwards the status is sent and a failure is the stream's last event. The signal aborts when the reader
   * leaves. Open no transaction around a wait for a model.
   */
  events<E extends StreamEvent>(source: (signal: AbortSignal) => AsyncIterable<E>): Response;
  /** Runs work as the caller, after the route's policy; may be called more than once. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface ApiOptions {
  database: Database;
  policies: PolicyTable;
  authenticate(request: Request): Promise<Principal | null>;
  report(error: unknown): void;
  /** What each route reads and changes of personal records, and where that is written down. The server always gives it. */
  audit?: AuditOptions;
  /** How often dear routes may be called. The server always gives it. */
  limits?: RateLimit;
  /** What looks at files that come in, and at which routes they do. The server always gives it. */
  files?: FileGate;
}

/** The API that features register their routes on. */
export interface Api {
  hono: OpenAPIHono;
  route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    spec: RouteSpec<P, Q, B, R>,
    handler: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R>>,
  ): void;
  raw<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    spec: RouteSpec<P, Q, B, R> & { produces?: string },
    handler: (call: RawCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Response>,
  ): void;
}

/**
 * Makes an API: a route without a policy, without a word on what the audit trail keeps of it, or that takes files without a word on their scanner, is a
 * mistake that stops the start.
 */
export function createApi(options: ApiOptions): Api {
  const hono = new OpenAPIHono();
  const used = new Set<string>();
  const limit = createRateLimit(options.limits);
  hono.onError((error, context) => problemResponse(context, error, options.report));
  hono.notFound((context) =>
    problemResponse(context, failCommon('not_found', 'There is nothing at this address.'), options.report),
  );

  function policyOf(method: string, path: string): Policy {
    const name = `${method.toUpperCase()} ${path}`;
    const entry = options.policies[name];
    if (!entry) throw new Error(`Route ${name} has no policy in the table.`);
    used.add(name);
    return ruleOf(entry).may;
  }

  return {
    hono,
    route(spec, handler) {
      const policy = policyOf(spec.method, spec.path);
      const audit = auditRoute(options.audit, spec.method, spec.path);
      const hold = limit(spec.method, spec.path);
      const files = fileGate(options.files, spec.method, spec.path, spec.takes);
      documentRoute(hono, spec, 'application/json');
      hono.on(spec.method.toUpperCase(), toHonoPath(spec.path), async (context) => {
        const principal = await identify(options, policy, audit, context);
        if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
        hold(context.req.raw, principal);
        files.refuseOther(context.req.raw);
        const rawParams: Record<string, string | undefined> = context.req.param();
        const params = parse(spec.params, rawParams);
        const query = parse(spec.query, context.req.query());
        const text = spec.body ? await wordsOf(context.req.raw, spec.takes) : '';
        const body = parse(spec.body, spec.body ? parseJson(text) : undefined);
        await files.letInText(body);
        const key = spec.method === 'get' ? undefined : idempotencyKey(context);
        const print = key ? fingerprintOf(spec.method, context.req.path, text) : '';
        const call = { principal, params, query, body, request: context.req.raw };
        const work = options.database.transaction(actorOf(principal), async (tx) => {
          await checkPlace(policy, tx, rawParams);
          const stored = key ? await claimKey(tx, principal.userId, key, print) : null;
          if (stored) return stored;
          let fresh = { status: 204, body: '' };
          await audit.work(tx, call, async () => {
            const result = await handler({ tx, principal, params, query, body, context });
            if (spec.response) fresh = { status: spec.status ?? 200, body: JSON.stringify(result) };
            if (key) await storeAnswer(tx, principal.userId, key, fresh);
            return result;
          });
          return fresh;
        });
        const answer = await work.catch((error: unknown) =>
          audit.refused(principal, context.req.raw, rawParams, error),
        );
        const wantsStream = context.req.header('accept')?.includes('text/event-stream') ?? false;
        return wantsStream && spec.stream ? spec.stream(context, answer.body) : send(context, answer);
      });
    },
    raw(spec, handler) {
      const policy = policyOf(spec.method, spec.path);
      const audit = auditRoute(options.audit, spec.method, spec.path);
      const hold = limit(spec.method, spec.path);
      const files = fileGate(options.files, spec.method, spec.path, spec.takes);
      documentRoute(hono, spec, spec.produces ?? 'application/json');
      hono.on(spec.method.toUpperCase(), toHonoPath(spec.path), async (context) => {
        const principal = await identify(options, policy, audit, context);
        hold(context.req.raw, principal);
        files.refuseOther(context.req.raw);
        const rawParams: Record<string, string | undefined> = context.req.param();
        const params = parse(spec.params, rawParams);
        const query = parse(spec.query, context.req.query());
        const asCaller = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
          if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
          return options.database.transaction(actorOf(principal), async (tx) => {
            await checkPlace(policy, tx, rawParams);
            return work(tx);
          });
        };
        // It can be read once.
        let words: Promise<string> | null = null;
        const text = () => {
          words ??= wordsOf(context.req.raw, spec.takes);
          return words;
        };
        const answer = handler({
          principal,
          params,
          query,
          context,
          text,
          async body() {
            // Who may not call it has nothing looked at.
            if (spec.takes) await asCaller(async () => {});
            const body = parse(spec.body, parseJson(await text()));
            await files.letInText(body);
            return body;
          },
          async file(largest) {
            await asCaller(async () => {});
            const file = await readFormFile(context.req.raw, largest);
            if (typeof file === 'object') await files.letIn(file.bytes);
            return file;
          },
          events: (source) => eventStreamResponse(source, context.req.raw.signal, options.report),
          transaction: asCaller,
        });
        const response = await answer.catch((error: unknown) =>
          audit.refused(principal, context.req.raw, rawParams, error),
        );
        if (principal && response.ok) await audit.after({ principal, params, query, request: context.req.raw });
        return response;
      });
    },
  };
}

async function identify(
  options: ApiOptions,
  policy: Policy,
  audit: RouteAudit,
  context: Context,
): Promise<Principal | null> {
  const principal = await options.authenticate(context.req.raw);
  try {
    checkPrincipal(policy, principal);
  } catch (error) {
    audit.refused(principal, context.req.raw, context.req.param(), error);
  }
  return principal;
}

function send(context: Context, answer: { status: number; body: string }): Response {
  if (answer.status === 204) return context.body(null, 204);
  return new Response(answer.body, {
    status: answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

function toHonoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1').replace(/:rest$/, ':rest{.+}');
}
