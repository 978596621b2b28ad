// Runs a thread in a checkout, where no bundle lies beside its caller. The tests bundle their threads once and say where: loading one from
// there costs a third. Otherwise it is loaded by tsx, registered here since `--import tsx` does not reach worker threads.
export async function runFromSource(name, source) {
  const bundles = process.env.MENO_TEST_THREAD_BUNDLES;
  if (bundles) return import(new URL(`${name}.js`, bundles).href);
  const { register } = await import('tsx/esm/api');
  register();
  return import(source.href);
}
