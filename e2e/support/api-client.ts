/** A small client for the tests: one person, by token or cookie. */
export interface Client {
  /** What it sends with every request. */
  headers: Record<string, string>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  /** The answer as it is, whatever its status. */
  raw(path: string, init?: RequestInit): Promise<Response>;
}

export function clientOf(url: string, headers: Record<string, string>): Client {
  const raw = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/api/v1${path}`, { ...init, headers: { ...headers, ...init.headers } });
  const json = async <T>(response: Response): Promise<T> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${response.url}: ${text}`);
    return JSON.parse(text === '' ? 'null' : text);
  };
  return {
    headers,
    raw,
    get: async (path) => json(await raw(path)),
    post: async (path, body = {}, extra = {}) =>
      json(
        await raw(path, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', ...extra },
        }),
      ),
  };
}

/** Signs in (or sets up, or joins) and keeps the cookie. */
export async function signedIn(url: string, path: string, body: unknown): Promise<Client> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${path}: ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return clientOf(url, { cookie, origin: url });
}

export const OWNER = {
  districtName: 'Larkfield School',
  name: 'Ada Owner',
  email: 'ada@example.org',
  password: 'correct horse battery',
};

/** Waits for an ingestion to end, whatever its end. */
export async function ingested(client: Client, courseId: string, ingestionId: string) {
  for (;;) {
    const ingestion = await client.get<{
      status: string;
      stage: string;
      error: string | null;
      files: { path: string; status: string }[];
    }>(`/courses/${courseId}/ingestions/${ingestionId}`);
    if (['done', 'failed', 'cancelled'].includes(ingestion.status)) return ingestion;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Uploads files as the browser does. */
export async function upload(
  client: Client,
  courseId: string,
  files: { path: string; bytes: Uint8Array | string }[],
): Promise<{ id: string }> {
  const form = new FormData();
  for (const file of files) {
    form.append(
      'files',
      new Blob([typeof file.bytes === 'string' ? file.bytes : new Uint8Array(file.bytes)]),
      file.path.split('/').at(-1) ?? 'file',
    );
    form.append('paths', file.path);
  }
  const response = await client.raw(`/courses/${courseId}/sources`, { method: 'POST', body: form });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} upload: ${text}`);
  return JSON.parse(text);
}
