/** A value of a GGUF file's metadata. */
export type GgufValue =
  | ['u32', number]
  | ['f32', number]
  | ['bool', boolean]
  | ['str', string]
  | ['strs', string[]]
  | ['i32s', number[]];

export interface GgufTensor {
  name: string;
  /** Fastest dimension first. */
  shape: number[];
  data: Float32Array;
}

const ALIGNMENT = 32;
const TYPES = { u32: 4, i32: 5, f32: 6, bool: 7, str: 8, array: 9 } as const;

/** Bytes of a GGUF file, version 3, all tensors in 32-bit floats. */
export function encodeGguf(metadata: readonly [string, ...GgufValue][], tensors: readonly GgufTensor[]): Buffer {
  const parts: Buffer[] = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(metadata.length)];
  for (const [key, ...value] of metadata) parts.push(text(key), ...typedBytes(value));
  let offset = 0;
  for (const { name, shape, data } of tensors) {
    parts.push(text(name), u32(shape.length), ...shape.map(u64), u32(0), u64(offset));
    offset += padded(data.byteLength);
  }
  const head = Buffer.concat(parts);
  const body = tensors.map(({ data }) => fill(Buffer.from(data.buffer, data.byteOffset, data.byteLength)));
  return Buffer.concat([fill(head), ...body]);
}

function typedBytes([type, value]: GgufValue): Buffer[] {
  switch (type) {
    case 'u32':
      return [u32(TYPES.u32), u32(value)];
    case 'f32':
      return [u32(TYPES.f32), Buffer.from(new Float32Array([value]).buffer)];
    case 'bool':
      return [u32(TYPES.bool), Buffer.from([value ? 1 : 0])];
    case 'str':
      return [u32(TYPES.str), text(value)];
    case 'strs':
      return [u32(TYPES.array), u32(TYPES.str), u64(value.length), ...value.map(text)];
    case 'i32s':
      return [u32(TYPES.array), u32(TYPES.i32), u64(value.length), ...value.map(u32)];
  }
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}

function padded(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

function fill(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]);
}
