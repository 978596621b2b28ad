import { createRandom } from '@/core/random/random';
import { encodeGguf, type GgufTensor } from './gguf-file';

const HEADS = 8;
const KV_HEADS = 2;
const FEED_FORWARD = 32;
const CONTEXT = 4_096;
/** Weight of attention against the last letter: enough for the answer to hang on the whole prompt. */
const NOISE = 0.02;
const SPECIAL = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'] as const;
const CORPUS = `A loop repeats a step while its test holds. A variable is a name for a value. The answer is right. The answer is wrong. Try it again.
{"verdict": "right", "sure": true, "points": [{"kind": "term", "term": "loop"}], "note": "The step is right.", "count": 2, "number": 3, "word": "three"}
`;

/**
 * A valid GGUF file of the Llama architecture, 1.5 MB, that knows nothing: for tests that run the real llama.cpp. Its tokens are bytes; its output layer holds how often a
 * letter follows another in a few sentences, so that it writes something like words, closes its quotations and ends. Deterministic.
 */
export function tinyGguf(): Buffer {
  const tokens = [...byteCharacters(), 'th', ...SPECIAL];
  const vocabulary = tokens.length;
  const width = Math.ceil(vocabulary / (HEADS * 8)) * HEADS * 8;
  const id = (token: string) => tokens.lastIndexOf(token);
  const architecture = 'llama';
  const template =
    "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
  return encodeGguf(
    [
      ['general.architecture', 'str', architecture],
      ['general.name', 'str', 'tiny-letters'],
      [`${architecture}.context_length`, 'u32', CONTEXT],
      [`${architecture}.embedding_length`, 'u32', width],
      [`${architecture}.block_count`, 'u32', 1],
      [`${architecture}.feed_forward_length`, 'u32', FEED_FORWARD],
      [`${architecture}.attention.head_count`, 'u32', HEADS],
      [`${architecture}.attention.head_count_kv`, 'u32', KV_HEADS],
      [`${architecture}.attention.layer_norm_rms_epsilon`, 'f32', 1e-5],
      [`${architecture}.rope.dimension_count`, 'u32', width / HEADS],
      [`${architecture}.vocab_size`, 'u32', vocabulary],
      // The mean over a text's tokens, for vectors.
      [`${architecture}.pooling_type`, 'u32', 1],
      ['tokenizer.ggml.model', 'str', 'gpt2'],
      ['tokenizer.ggml.pre', 'str', 'gpt-2'],
      ['tokenizer.ggml.tokens', 'strs', tokens],
      ['tokenizer.ggml.token_type', 'i32s', tokens.map((_, index) => (index >= vocabulary - SPECIAL.length ? 3 : 1))],
      ['tokenizer.ggml.merges', 'strs', ['t h']],
      ['tokenizer.ggml.bos_token_id', 'u32', id('<|endoftext|>')],
      ['tokenizer.ggml.eos_token_id', 'u32', id('<|im_end|>')],
      ['tokenizer.ggml.add_bos_token', 'bool', false],
      ['tokenizer.chat_template', 'str', template],
    ],
    weights(tokens, width),
  );
}

function weights(tokens: readonly string[], width: number): GgufTensor[] {
  const random = createRandom(7);
  const matrix = (rows: number, columns: number, scale: number) =>
    Float32Array.from({ length: rows * columns }, () => random.normal(0, scale / Math.sqrt(rows)));
  const ones = () => new Float32Array(width).fill(1);
  const keyWidth = (width / HEADS) * KV_HEADS;
  const block = (name: string, shape: number[], data: Float32Array) => ({ name: `blk.0.${name}.weight`, shape, data });
  const square = (name: string, rows: number, columns: number, scale: number) =>
    block(name, [rows, columns], matrix(rows, columns, scale));
  const embedding = new Float32Array(tokens.length * width);
  for (let token = 0; token < tokens.length; token++) embedding[token * width + token] = 1;
  return [
    { name: 'token_embd.weight', shape: [width, tokens.length], data: embedding },
    block('attn_norm', [width], ones()),
    square('attn_q', width, width, 1),
    square('attn_k', width, keyWidth, 1),
    square('attn_v', width, keyWidth, 1),
    square('attn_output', width, width, NOISE),
    block('ffn_norm', [width], ones()),
    square('ffn_gate', width, FEED_FORWARD, 1),
    square('ffn_up', width, FEED_FORWARD, 1),
    square('ffn_down', FEED_FORWARD, width, NOISE),
    { name: 'output_norm.weight', shape: [width], data: ones() },
    { name: 'output.weight', shape: [width, tokens.length], data: followers(tokens, width) },
  ];
}

/** Logarithms of how likely each token is after each: normalisation makes √width of the 1 in an embedding. */
function followers(tokens: readonly string[], width: number): Float32Array {
  const end = tokens.lastIndexOf('<|im_end|>');
  const letters = [...Buffer.from(CORPUS, 'utf8')];
  const output = new Float32Array(tokens.length * width);
  for (let last = 0; last < tokens.length; last++) {
    const counts: number[] = tokens.map((_, next) => (next >= 32 && next < 127 ? 0.002 : 1e-6));
    counts[34] = 0.6;
    counts[46] = 0.3;
    counts[end] = last === 46 ? 2 : 0.1;
    letters.forEach((letter, index) => {
      const next = letters[index + 1];
      if (letter === last && next !== undefined) counts[next] = (counts[next] ?? 0) + 1;
    });
    const total = counts.reduce((sum, count) => sum + count, 0);
    counts.forEach((count, next) => {
      output[next * width + last] = Math.log(count / total) / Math.sqrt(width);
    });
  }
  return output;
}

/** GPT-2's printable character for each byte. */
function byteCharacters(): string[] {
  let unprintable = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCodePoint(printable ? byte : 256 + unprintable++);
  });
}
