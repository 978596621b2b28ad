/** The same steps for a plain `for await` loop; what they return goes to `done`. Leaving the loop early ends them. */
export async function* returning<T, R>(
  steps: AsyncGenerator<T, R>,
  done: (value: R) => void,
): AsyncGenerator<T, void, undefined> {
  done(yield* steps);
}
