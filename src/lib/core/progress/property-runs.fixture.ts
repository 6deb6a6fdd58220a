/** Cases a property of the log is tried on. `PROPERTY_RUNS=10000` is the proof of tests/RELIABILITY.md. */
export const propertyRuns = Number(process.env.PROPERTY_RUNS ?? 500);
