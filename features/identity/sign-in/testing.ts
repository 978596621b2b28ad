import { createAuth } from '@/features/identity/auth';
import { createAuthenticator } from '@/features/identity/authenticate';
import { insertPerson } from '@/features/identity/store';
import type { Role } from '@/platform/database/roles';
import type { TestDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { AuditEntry } from '@/platform/http/audit';
import { createTryGuard, limitedAuth } from '../sign-in-limit';
import type { SignInDeps } from './deps';
import { hashPassword } from './password-hash';
import { signInPolicies } from './policy';
import { signInRoutes } from './routes';
import { createSignIn } from './service';

export const PASSWORD = 'a quiet room with books';
const ORIGIN = 'http://localhost';

/** The routes of signing in over a test's database, at a time that the test says. */
export function openSignIn(test: TestDatabase, given: Partial<Pick<SignInDeps, 'single' | 'mail'>> = {}) {
  const { database, districtId } = test;
  const clock = { now: new Date('2026-03-02T09:00:00Z') };
  const now = () => clock.now;
  const told: AuditEntry[] = [];
  const reported: unknown[] = [];
  const common = { database, secret: 'x'.repeat(40), addressHeader: 'x-address', now };
  const auth = limitedAuth(createAuth({ ...common, publicUrl: undefined }), common);
  const currentDistrict = async () => ({ id: districtId, name: 'Larkfield School' });
  const authenticator = createAuthenticator({ database, auth, currentDistrict, now });
  const service = createSignIn({
    ...{ auth, currentDistrict, now, secret: common.secret, publicUrl: undefined, addressHeader: 'x-address' },
    ...{ guard: createTryGuard(common), forgetPerson: authenticator.forgetPerson, single: null, mail: null, ...given },
    report: (error) => void reported.push(error),
    audit: {
      append: async () => {},
      later: (_district, entry) => void told.push(entry),
      now: async () => {},
      ownersOf: async () => [],
    },
  });
  const api = createApi({
    ...{ database, authenticate: authenticator, report: (error) => void reported.push(error) },
    policies: { ...signInPolicies, 'GET /anything': 'member' },
  });
  signInRoutes(api, service, { currentDistrict });

  const hash = hashPassword(PASSWORD);
  const addPerson = async (role: Role, email: string): Promise<string> => {
    const passwordHash = await hash;
    const id = await database.transaction(systemActor(districtId), (tx) =>
      insertPerson(tx, { name: email.split('@')[0] ?? '', email, role, passwordHash }),
    );
    if (!id) throw new Error(`${email} is there already.`);
    return id;
  };
  return {
    clock,
    told,
    reported,
    auth,
    authenticator,
    addPerson,
    api,
    browser: () => createBrowser({ api, auth, districtId }),
  };
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
  cookies: string[];
  location: string | null;
}

/** Keeps cookies as a browser does. */
function createBrowser({
  api,
  auth,
  districtId,
}: {
  api: ReturnType<typeof createApi>;
  auth: ReturnType<typeof createAuth>;
  districtId: string;
}) {
  const jar = new Map<string, string>();
  async function read(response: Response): Promise<Answer> {
    const cookies = response.headers.getSetCookie();
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /Max-Age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    return {
      ...{ status: response.status, cookies, location: response.headers.get('location') },
      body: text === '' ? {} : JSON.parse(text),
    };
  }
  const headers = () => ({
    ...{ 'content-type': 'application/json', 'x-address': '192.0.2.1', origin: ORIGIN },
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> =>
    read(
      await api.hono.request(`${ORIGIN}${path}`, {
        ...{ method, headers: headers() },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  return {
    jar,
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown = {}) => send('POST', path, body),
    signIn: async (email: string, password: string = PASSWORD): Promise<Answer> =>
      read(
        await auth.handle(
          districtId,
          new Request(`${ORIGIN}/api/auth/sign-in/email`, {
            ...{ method: 'POST', headers: headers(), body: JSON.stringify({ email, password }) },
          }),
        ),
      ),
  };
}
export type TestBrowser = ReturnType<typeof createBrowser>;
