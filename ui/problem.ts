/** What is known about a failure: an `ApiError` of `platform/http/client` fits, and so does problem+json itself. */
export interface Problem {
  /** Machine code from a feature's contract, or `offline`, `unexpected`. */
  code: string;
  status: number;
  /** Words of the server about this case. */
  detail?: string | null;
}

/** Narrows whatever was thrown to a `Problem`; anything unknown becomes `unexpected`. */
export function toProblem(thrown: unknown): Problem {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'status' in thrown) {
    const { code, status } = thrown;
    if (typeof code === 'string' && typeof status === 'number') {
      const detail = 'detail' in thrown && typeof thrown.detail === 'string' ? thrown.detail : null;
      return { code, status, detail };
    }
  }
  return { code: 'unexpected', status: 500 };
}
