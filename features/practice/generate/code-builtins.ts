/** Names that code may use without giving them: built in, or modules and tools that every block of a course takes for granted. */
const BUILTINS = new Set(
  (
    'print len range list dict set tuple int float str bool abs min max sum sorted reversed enumerate zip map filter open input type isinstance issubclass super object round any all ' +
    'next iter id hash repr chr ord pow divmod getattr setattr hasattr vars dir help slice bytes complex format self cls Exception ValueError TypeError IndexError KeyError ' +
    'ZeroDivisionError AssertionError NameError RuntimeError NotImplementedError StopIteration FileNotFoundError property staticmethod classmethod __name__ __file__ ' +
    'np numpy pd pandas plt matplotlib torch nn F d2l math random sys os glob time json re collections functools itertools transforms torchvision ' +
    'console Math JSON Object Array String Number Boolean Date Promise Map Set Symbol RegExp Error BigInt Infinity NaN parseInt parseFloat isNaN setTimeout setInterval clearTimeout ' +
    'require module exports process globalThis window document fetch undefined arguments WeakMap WeakSet Reflect Proxy Intl structuredClone queueMicrotask'
  ).split(' '),
);

/** Whether a name exists without being given in the block. */
export function isBuiltin(name: string): boolean {
  return BUILTINS.has(name);
}
