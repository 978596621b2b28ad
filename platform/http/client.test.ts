import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, api, errorFrom, randomKey } from './client';

afterEach(() => vi.unstubAllGlobals());

function answerWith(response: () => Response | Promise<Response>) {
  const calls: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return response();
  });
  return calls;
}

describe('api', () => {
  it('reads under /api/v1 without an idempotency key and writes with one', async () => {
    const calls = answerWith(() => Response.json({ id: 'a' }));
    expect(await api<{ id: string }>('/me')).toEqual({ id: 'a' });
    await api('/courses', { body: { title: 'Maths' } });
    const [read, write] = calls;
    expect(read?.url).toBe('/api/v1/me');
    expect(new Headers(read?.init.headers).has('idempotency-key')).toBe(false);
    expect(write?.init.method).toBe('POST');
    expect(new Headers(write?.init.headers).get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(write?.init.body).toBe('{"title":"Maths"}');
  });
  it('gives null for an empty answer', async () => {
    answerWith(() => new Response(null, { status: 204 }));
    expect(await api('/courses/1', { method: 'DELETE' })).toBeNull();
  });
  it('says offline when no answer comes, aborted when we stopped asking', async () => {
    answerWith(() => Promise.reject(new TypeError('failed')));
    await expect(api('/me')).rejects.toMatchObject({ status: 0, code: 'offline' });
    await expect(api('/me', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
  });
  it('throws problem+json as an ApiError with its fields', async () => {
    const problem = {
      code: 'invalid_input',
      detail: 'x',
      issues: [{ path: 'password', message: 'password_too_short' }],
    };
    answerWith(() => Response.json(problem, { status: 400 }));
    const thrown = await api('/setup', { body: {} }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ApiError);
    expect(thrown).toMatchObject({ status: 400, code: 'invalid_input', fields: { password: 'password_too_short' } });
  });
});

describe('errorFrom', () => {
  it('understands better-auth and survives a proxy page', () => {
    expect(errorFrom(401, '{"code":"INVALID_EMAIL_OR_PASSWORD","message":"m"}')).toMatchObject({
      code: 'invalid_email_or_password',
      detail: 'm',
    });
    expect(errorFrom(502, '<html>')).toMatchObject({ code: 'unexpected', status: 502, detail: null });
    expect(errorFrom(401, '')).toMatchObject({ code: 'not_signed_in' });
    expect(errorFrom(400, '{"issues":[null,7,{"path":1}]}').fields).toEqual({});
  });
});

describe('randomKey', () => {
  it('is a version 4 UUID, new each time', () => {
    const keys = new Set(Array.from({ length: 200 }, randomKey));
    expect(keys.size).toBe(200);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
