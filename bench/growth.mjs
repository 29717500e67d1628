import { shownResult, markdown } from './print.mjs';

const KINDS = ['audit', 'dry-run', 'commit'];
const SIZES = [10_000, 100_000, 1_000_000, 2_000_000];

/** The sizes of the growth table, none larger than that. */
export function sizesUpTo(largest) {
  return SIZES.filter((size) => size <= largest);
}

/** What each work costs at each size: seconds, the processor's seconds of this side, peak memory. */
export async function growthOf(sizes, benchOf) {
  const rows = [];
  for (const size of sizes) {
    const bench = benchOf(size);
    for (const kind of KINDS) {
      const { seconds, cpuSeconds, peakMb } = await bench.measure(kind);
      rows.push({ size, kind, seconds, cpuSeconds, peakMb });
      console.error(`${size} transactions, ${kind}: ${shownResult({ seconds, cpuSeconds, peakMb })}`);
    }
    await bench.close();
  }
  const titles = ['transactions', ...KINDS.flatMap((kind) => [`${kind}, s`, 'µs each', 'CPU s', 'peak MB'])];
  const lines = sizes.map((size) => [size.toLocaleString('en'), ...rows.filter((row) => row.size === size).flatMap(({ seconds, cpuSeconds, peakMb }) => [
    seconds.toFixed(1), String(Math.round((seconds / size) * 1e6)), cpuSeconds.toFixed(1), String(peakMb),
  ])]);
  return { rows, text: markdown(titles, lines) };
}
