import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import type { Auth } from '@/features/identity/auth';
import type { Authenticator } from '@/features/identity/authenticate';
import type { Api } from '@/platform/http/api';
import { apiDocsPage } from './api-docs';

export interface HttpAppDeps {
  api: Api;
  auth: Auth;
  authenticator: Authenticator;
  currentDistrict(): Promise<{ id: string } | null>;
  publicUrl: string | undefined;
  version: string;
  ready(): Promise<boolean>;
}

/** Bytes that signing in may take. */
const LARGEST_SIGN_IN = 64_000;

/** Everything under `/api`, and the two probes. */
export function createHttpApp(deps: HttpAppDeps): Hono {
  const app = new Hono();
  app.use(
    '/api/*',
    csrf({ origin: (origin, context) => isSameSite(origin, context.req.header('host'), deps.publicUrl) }),
  );
  app.use('/api/*', async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  });
  app.route('/api/v1', deps.api.hono);
  const auth = bodyLimit({
    maxSize: LARGEST_SIGN_IN,
    onError: (context) => context.json({ code: 'too_large', message: 'This is too large.' }, 413),
  });
  app.all('/api/auth/*', auth, async (context) => {
    const district = await deps.currentDistrict();
    if (!district) return context.json({ code: 'not_set_up', message: 'This Meno has not been set up yet.' }, 409);
    if (!context.req.path.endsWith('/sign-out')) return deps.auth.handle(district.id, context.req.raw);
    deps.authenticator.forget(context.req.raw);
    const answer = await deps.auth.handle(district.id, context.req.raw);
    const headers = new Headers(answer.headers);
    // What a browser keeps of somebody (drafts, what was sent away) goes with them: computers of schools are shared.
    headers.set('clear-site-data', '"storage"');
    return new Response(answer.body, { status: answer.status, headers });
  });
  app.get('/api/openapi.json', (context) => context.json(describe(deps)));
  app.get('/api/docs', (context) =>
    context.html(apiDocsPage(describe(deps)), 200, {
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    }),
  );
  app.get('/healthz', (context) => context.json({ status: 'alive' }));
  app.get('/readyz', async (context) =>
    (await deps.ready()) ? context.json({ status: 'ready' }) : context.json({ status: 'not ready' }, 503),
  );
  return app;
}

function describe(deps: HttpAppDeps) {
  const document = deps.api.hono.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Meno',
      version: deps.version,
      description: 'Everything that the pages of Meno do, for programs.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
  });
  return {
    ...document,
    components: {
      ...document.components,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'From `meno token create --user <email>`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'meno.session_token' },
      },
    },
  };
}

function isSameSite(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (publicUrl && origin === new URL(publicUrl).origin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
