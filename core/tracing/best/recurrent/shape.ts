/** Sizes of a recurrent network. */
export interface NetworkShape {
  skills: number;
  /** Numbers that describe the answer to come. */
  features: number;
  /** Of the state that is carried from answer to answer. */
  hidden: number;
  /** Of the vectors that stand for skills. */
  width: number;
  /** Of the layer between the state and the prediction. */
  inner: number;
}

/** Where each block of the dense weights begins in their one array. Matrices lie row after row, a row for each output. */
export interface Layout {
  /** Reset, update and new state, one below the other: 3·hidden × width. */
  fromInput: number;
  /** As above, from the state: 3·hidden × hidden. */
  fromState: number;
  /** 3·hidden. */
  gateBias: number;
  /** Of the state's part in the new state: hidden. */
  stateBias: number;
  /** Of the surprise in the input: width. */
  surprise: number;
  /** inner × hidden. */
  innerState: number;
  /** inner × width. */
  innerQuery: number;
  /** inner × features. */
  innerFeatures: number;
  innerBias: number;
  /** From the inner layer to the log-odds: inner. */
  out: number;
  /** The state as a query: width × hidden. */
  match: number;
  /** From the features to the log-odds: features. */
  line: number;
  bias: number;
  size: number;
}

export function layoutOf({ features, hidden, width, inner }: NetworkShape): Layout {
  let next = 0;
  const take = (size: number) => {
    const at = next;
    next += size;
    return at;
  };
  const blocks = {
    fromInput: take(3 * hidden * width),
    fromState: take(3 * hidden * hidden),
    gateBias: take(3 * hidden),
    stateBias: take(hidden),
    surprise: take(width),
    innerState: take(inner * hidden),
    innerQuery: take(inner * width),
    innerFeatures: take(inner * features),
    innerBias: take(inner),
    out: take(inner),
    match: take(width * hidden),
    line: take(features),
    bias: take(1),
  };
  return { ...blocks, size: next };
}
