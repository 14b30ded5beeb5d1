import type { Candidate } from './candidates.js';
import type { RunRequest } from './request.js';

/**
 * After a run that put Amplitude's client in the place of the page's global, the global is no longer Segment's: the
 * next run leaves it alone.
 */
export function withoutOwnGlobal(request: RunRequest, candidates: readonly Candidate[]): RunRequest {
  const { options } = request;
  const global = options.global.filter((name) => !candidates.some(({ text }) => setsAmplitude(text, name)));
  return global.length === options.global.length ? request : { ...request, options: { ...options, global } };
}

/** `window.analytics = createInstance()`, in a file that imports Amplitude's SDK. */
function setsAmplitude(text: string, name: string): boolean {
  const at = text.indexOf('@amplitude/');
  if (at < 0 || !text.includes(`.${name}`)) return false;
  const value = String.raw`(?:amplitude(?:Sdk)?\.)?(?:createInstance|started|amplitudeCreateInstance)\(|amplitude\s*;`;
  return new RegExp(String.raw`\.${name.replaceAll('$', '\\$')}\s*(?:\?\?|\|\|)?=\s*(?:${value})`).test(text);
}
