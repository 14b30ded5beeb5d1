/** For each client of a program under test, what makes it send all that it holds back. */
export const finishing: (() => Promise<unknown>)[] = [];

declare global {
  var finish: (() => Promise<void>) | undefined;
}

/** The SDKs for apps keep timers, as an app does not end by itself. */
globalThis.finish = async () => {
  for (const send of finishing) await send();
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const send of finishing) await send();
  process.exit();
};
