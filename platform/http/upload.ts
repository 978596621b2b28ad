import { ApiError, errorFrom, randomKey } from './client';

/**
 * Sends a form with files, telling how much of it is on its way (0 to 1), which `fetch` cannot. `path` stands under
 * `/api/v1`; the answer is trusted to be of type `T`. Throws `ApiError` as `api` does.
 */
export function upload<T>(
  path: string,
  form: FormData,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', randomKey());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 400) {
        reject(errorFrom(request.status, request.responseText));
        return;
      }
      try {
        resolve(JSON.parse(request.responseText));
      } catch {
        reject(new ApiError(request.status, 'unexpected', null));
      }
    };
    request.onerror = () => reject(new ApiError(0, 'offline', null));
    request.onabort = () => reject(new ApiError(0, 'aborted', null));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) reject(new ApiError(0, 'aborted', null));
    else request.send(form);
  });
}
