/** The arrows of the house: what may import what (ARCHITECTURE.md). Tests may reach for whatever they test. */
const TEST = '\\.test\\.tsx?$|/testing\\.ts$|\\.testing\\.ts$|/test-server\\.ts$|/test-support/';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { pathNot: TEST, ...from }, to });

module.exports = {
  forbidden: [
    rule(
      'core-is-pure',
      'core imports core only, and no I/O of Node.',
      { path: '^core/' },
      { path: '^(app|cli|demo|e2e|evaluation|features|platform|server|ui)/' },
    ),
    rule(
      'core-has-no-io',
      'No file, network, process or clock modules in core.',
      { path: '^core/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'platform-below-features',
      'platform imports core and platform.',
      { path: '^platform/' },
      { path: '^(app|cli|demo|e2e|evaluation|features|server|ui)/' },
    ),
    rule(
      'ui-is-presentation',
      'ui imports ui, and types of core.',
      { path: '^ui/' },
      { path: '^(app|cli|demo|e2e|evaluation|features|server|platform)/', pathNot: '^platform/(i18n|http/client)' },
    ),
    rule(
      'features-meet-by-contract',
      'A feature imports another one only through its contract.ts (schema.ts and store.ts may name its tables: docs/decisions/0004).',
      { path: '^features/([^/]+)/', pathNot: `${TEST}|/(schema|store)[^/]*\\.ts$` },
      { path: '^features/', pathNot: '^features/$1/|^features/[^/]+/contract\\.ts$' },
    ),
    rule(
      'tables-only-in-stores',
      'schema.ts and store.ts may import contracts and tables of other features, nothing else of them.',
      { path: '^features/([^/]+)/.*(schema|store)[^/]*\\.ts$' },
      { path: '^features/', pathNot: '^features/$1/|^features/[^/]+/(contract|schema)\\.ts$' },
    ),
    rule(
      'groups-are-never-features',
      'Who belongs to which group is read by the audits of fairness alone: nothing that decides about learners may come near it.',
      { path: '^(features/(?!fairness/)|core|platform|demo|ui)' },
      { path: '^features/fairness/(?!contract\\.ts$|ui/)' },
    ),
    rule(
      'features-below-wiring',
      'Features know nothing of the server, the pages or the command line.',
      { path: '^features/' },
      { path: '^(app|cli|demo|e2e|evaluation|server)/' },
    ),
    rule(
      'demo-is-made-by-the-product',
      'The demo school stands on the features and their wiring; pages and the command line stand above it.',
      { path: '^demo/' },
      { path: '^(app|cli|e2e|evaluation|ui)/' },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|\\.next|dist|data)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
