// Loaded before each test file: every property draws from the seed that the runner was given, so that one commit has one result.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED) });
