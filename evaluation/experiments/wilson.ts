/** 95 % interval of a share by E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (JASA 22, 1927). */
export function wilson(times: number, of: number): { low: number; high: number } {
  const z = 1.959963984540054;
  const share = times / of;
  const middle = share + z ** 2 / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const whole = 1 + z ** 2 / of;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}
