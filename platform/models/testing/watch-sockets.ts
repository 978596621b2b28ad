import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/** Everything by which this process could reach another host while it is watched. */
export interface SocketWatch {
  /** `connect host:port`, `lookup name`, `udp`, `spawn program`, in order. */
  seen: string[];
  stop(): void;
}

/** Watches sockets, names looked up, datagrams and processes at the level of Node's own modules, beneath `fetch`. */
export function watchSockets(): SocketWatch {
  const seen: string[] = [];
  const restore = [
    wrap(net.Socket.prototype, 'connect', (args) => seen.push(`connect ${targetOf(args)}`)),
    wrap(dns, 'lookup', ([name]) => seen.push(`lookup ${String(name)}`)),
    wrap(dns.promises, 'lookup', ([name]) => seen.push(`lookup ${String(name)}`)),
    wrap(dgram, 'createSocket', () => seen.push('udp')),
    wrap(childProcess.ChildProcess.prototype, 'spawn', ([options]) => seen.push(`spawn ${fieldOf(options, 'file')}`)),
  ];
  return {
    seen,
    stop: () => {
      for (const back of restore) back();
    },
  };
}

function wrap(owner: object, name: string, tell: (args: readonly unknown[]) => void): () => void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`${name} can't be watched`);
  Reflect.set(owner, name, function (this: unknown, ...args: unknown[]): unknown {
    tell(args);
    return Reflect.apply(original, this, args);
  });
  return () => {
    Reflect.set(owner, name, original);
  };
}

/** Arguments of `connect` come plain, or already normalised as one list. */
function targetOf(args: readonly unknown[]): string {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  const port = fieldOf(first, 'port');
  return port === '' ? fieldOf(first, 'path') || String(first) : `${fieldOf(first, 'host') || 'localhost'}:${port}`;
}

function fieldOf(value: unknown, name: string): string {
  const field: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return field === undefined || field === null ? '' : String(field);
}
