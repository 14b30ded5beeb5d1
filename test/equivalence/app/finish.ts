/** For each client of a program under test, what makes it send all that it holds back. */
export const finishing: (() => Promise<unknown>)[] = [];

declare global {
  var finish: (() => Promise<void>) | undefined;
}

let asked = 0;
const ask = globalThis.fetch;
globalThis.fetch = (...request) => {
  asked++;
  return ask(...request);
};

/** Sends until there has been nothing to send for a while. The SDKs for apps keep timers, as an app does not end by itself. */
globalThis.finish = async () => {
  for (let quiet = 0, known = -1; quiet < 8; quiet = asked === known ? quiet + 1 : 0) {
    known = asked;
    for (const send of finishing) await send();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.exit();
};
