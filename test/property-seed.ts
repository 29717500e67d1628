/** What generated data of the tests are drawn from: `test/run.mjs` sets it, and tells it. Where a file is run without it, its usual one. */
export const PROPERTY_SEED = Number(process.env['PROPERTY_SEED'] ?? 1);
