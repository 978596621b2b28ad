import { html, raw } from 'hono/html';

/** The parts of an OpenAPI 3.1 document that the page shows. */
interface Described {
  info: { title: string; version: string; description?: string };
  paths?: Record<string, object>;
}
interface Operation {
  method: string;
  path: string;
  tag: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  body: unknown;
  answers: { status: string; description: string; mediaType: string; schema: unknown }[];
}

/** A page to read the API by: no script, no request to anywhere, usable by keyboard and screen reader. */
export function apiDocsPage(document: Described) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => readOperation(method, path, operation)),
  );
  const tags = [...new Set(operations.map((operation) => operation.tag))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Meno API ${document.info.version}</title>
        <style>
          ${raw(styles)}
        </style>
      </head>
      <body>
        <header>
          <h1>Meno API</h1>
          <p>
            Version ${document.info.version}. Every path begins with <code>/api/v1</code>. Send
            <code>Authorization: Bearer &lt;token&gt;</code>; a token is made with
            <code>npm run -s meno -- token create --user &lt;e-mail&gt;</code>. Errors are problem details (RFC 9457), lists are
            paged by <code>cursor</code>, writes accept an <code>Idempotency-Key</code>. The machine-readable description is
            <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).
          </p>
          <nav aria-label="Parts">
            <ul>
              ${tags.map((tag) => html`<li><a href="#${tag}">${tag}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main>${tags.map((tag) => tagSection(tag, operations))}</main>
      </body>
    </html>`;
}

function tagSection(tag: string, operations: Operation[]) {
  return html`<section id="${tag}" aria-labelledby="h-${tag}">
    <h2 id="h-${tag}">${tag}</h2>
    ${operations.filter((operation) => operation.tag === tag).map(operationBlock)}
  </section>`;
}

function operationBlock(operation: Operation) {
  return html`<details>
    <summary><b>${operation.method.toUpperCase()}</b> <code>${operation.path}</code> <span>${operation.summary}</span></summary>
    ${
      operation.parameters.length > 0
        ? html`<table>
            <caption>Parameters</caption>
            <thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Schema</th></tr></thead>
            <tbody>
              ${operation.parameters.map((parameter) => html`<tr><td><code>${parameter.name}</code>${parameter.required ? ' (required)' : ''}</td><td>${parameter.in}</td><td><code>${JSON.stringify(parameter.schema)}</code></td></tr>`)}
            </tbody>
          </table>`
        : ''
    }
    ${operation.body ? html`<h3>Body</h3><pre tabindex="0">${JSON.stringify(operation.body, null, 2)}</pre>` : ''}
    ${operation.answers.map(
      (answer) => html`<h3>${answer.status === 'default' ? 'Otherwise' : answer.status}: ${answer.description}</h3>
        ${answer.schema ? html`<pre tabindex="0">${JSON.stringify(answer.schema, null, 2)}</pre>` : ''}`,
    )}
  </details>`;
}

function readOperation(method: string, path: string, operation: unknown): Operation {
  const parameters = list(get(operation, 'parameters')).map((parameter) => ({
    name: text(get(parameter, 'name')),
    in: text(get(parameter, 'in')),
    required: get(parameter, 'required') === true,
    schema: get(parameter, 'schema'),
  }));
  const answers = Object.entries(record(get(operation, 'responses'))).map(([status, response]) => {
    const [mediaType, content] = Object.entries(record(get(response, 'content')))[0] ?? ['', undefined];
    return { status, description: text(get(response, 'description')), mediaType, schema: get(content, 'schema') };
  });
  return {
    method,
    path,
    tag: text(list(get(operation, 'tags'))[0]),
    summary: text(get(operation, 'summary')),
    parameters,
    body: get(get(get(get(operation, 'requestBody'), 'content'), 'application/json'), 'schema'),
    answers,
  };
}

function get(value: unknown, key: string): unknown {
  return record(value)[key];
}
function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const styles = `
:root{color-scheme:light dark;--ink:light-dark(#1d2328,#e6e3dc);--paper:light-dark(#fbfaf7,#16191c);--line:light-dark(#d9d5cb,#363b40);--accent:light-dark(#0b5a6b,#7cc4d3)}
body{font:17px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:60rem;padding:1.5rem}
a{color:var(--accent)}code,pre{font-family:ui-monospace,monospace;font-size:.86em}code{overflow-wrap:anywhere}
pre{overflow:auto;max-height:30rem;border:1px solid var(--line);padding:.75rem;border-radius:6px}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0}
details{border-top:1px solid var(--line)}summary{padding:.6rem 0;cursor:pointer}summary b{display:inline-block;min-width:4.5rem}
summary span{display:block;padding-left:4.8rem}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600}
th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}h3{font-size:1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`;
