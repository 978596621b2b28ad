/** A file of a form, or why there is none. */
export type FormFile = { name: string; bytes: Uint8Array<ArrayBuffer> } | 'too_large' | 'missing';

/** The file that a multipart form names `file`, held in memory; reading stops where the form is larger than `largest` bytes. */
export async function readFormFile(request: Request, largest: number): Promise<FormFile> {
  const type = request.headers.get('content-type') ?? '';
  const body = await bounded(request, largest);
  if (body === null) return 'too_large';
  if (!type.startsWith('multipart/form-data')) return 'missing';
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  const file = form?.get('file');
  return file instanceof File ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : 'missing';
}

/** The body of a request, held in memory; null where it is larger than `largest` bytes, and then it isn't read to its end. */
export async function bounded(request: Request, largest: number): Promise<Blob | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.length;
    if (size > largest) {
      await reader?.cancel();
      return null;
    }
    parts.push(next.value);
  }
  return new Blob(parts);
}
