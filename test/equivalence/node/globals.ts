/** Where a program under test sends to: what the harness tells its process. */
export const collector = String(process.env.EQUIVALENCE_COLLECTOR);

/** How long the SDKs may wait before they send: soon, unless a program is about what they do by themselves. */
export const interval = process.env.EQUIVALENCE_INTERVAL ? Number(process.env.EQUIVALENCE_INTERVAL) : null;
