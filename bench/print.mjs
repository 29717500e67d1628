/** What is measured, by row: medians over the rounds, and the median of the rounds' ratios. */
export function tableOf(rows, measured) {
  const results = rows.map((row) => {
    const of = (kind, figure) => median(measured.map((times) => times[kind][figure]).filter((value) => value !== undefined));
    const ratio = median(measured.map((times) => times[row.work].seconds / times[row.against].seconds));
    const peakMb = Math.max(...measured.map((times) => times[row.work].peakMb ?? 0));
    return {
      name: row.name, title: row.title, against: row.against, seconds: of(row.work, 'seconds'), referenceSeconds: of(row.against, 'seconds'),
      cpuSeconds: of(row.work, 'cpuSeconds'), peakMb, ratio, atMost: row.atMost, peakMbAtMost: row.peakMb ?? null,
      holds: ratio <= row.atMost && (row.peakMb === undefined || peakMb <= row.peakMb),
    };
  });
  const titles = ['work', 'seconds', 'against', 'seconds', 'ratio', 'at most', 'CPU s', 'peak MB', ''];
  const lines = results.map(({ title, seconds, against, referenceSeconds, ratio, atMost, cpuSeconds, peakMb, peakMbAtMost, holds }) => [
    title, seconds.toFixed(2), against, referenceSeconds.toFixed(2), `${ratio.toFixed(2)}×`, `${atMost.toFixed(2)}×`, cpuSeconds.toFixed(1),
    peakMbAtMost === null ? String(peakMb) : `${peakMb} of ${peakMbAtMost}`, holds ? 'holds' : 'missed',
  ]);
  return { rows: results, measured: measured.map((times) => Object.fromEntries(Object.entries(times).map(([kind, { output: _output, ...figures }]) => [kind, figures]))), text: markdown(titles, lines) };
}

/** Figures in one line, for who is watching. */
export function shownResult({ output: _output, ...figures }) {
  return Object.entries(figures).map(([name, value]) => `${name} ${typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : typeof value === 'object' ? JSON.stringify(value) : value}`).join(', ');
}

/** A table as Markdown. */
export function markdown(titles, lines) {
  const widths = titles.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at].length)));
  const row = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [row(titles), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row)].join('\n');
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
