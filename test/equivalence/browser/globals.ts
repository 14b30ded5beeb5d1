/** What a program under test shares with the harness: a global of the window, put there before it runs. */
interface Shared {
  /** Host, port and path of the collector for this run. */
  readonly collector: string;
  /** After how many milliseconds Amplitude's SDK sends; null for what it does by itself. */
  readonly interval: number | null;
  /** One promise for each client that was set up. */
  readonly starting: Promise<unknown>[];
  /** For each client, what makes it send all that it holds back. */
  readonly finishing: (() => Promise<unknown>)[];
}

declare global {
  var harness: Shared;
  // The project itself has no types of the DOM.
  function dispatchEvent(event: Event): boolean;
}

export const { collector, interval, starting, finishing } = globalThis.harness;
