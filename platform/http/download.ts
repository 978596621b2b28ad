import { ApiError, errorFrom } from './client';

/** Hands a file to whoever sits before the browser, under a name. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; kept longer, what is confidential would lie in its memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Asks for a file that is made for this one time, under `/api/v1`, and saves it.
 * @returns the answer's head. @throws ApiError as `api` does.
 */
export async function downloadMade(path: string, body: unknown, name: string, signal: AbortSignal): Promise<Headers> {
  const init = { method: 'POST', credentials: 'same-origin', signal, body: JSON.stringify(body) } as const;
  const response = await fetch(`/api/v1${path}`, { ...init, headers: { 'content-type': 'application/json' } }).catch(
    () => {
      throw new ApiError(0, signal.aborted ? 'aborted' : 'offline', null);
    },
  );
  if (!response.ok) throw errorFrom(response.status, await response.text());
  saveFile(name, await response.blob());
  return response.headers;
}
