import { finding } from '../findings.js';
import { ParseError } from '../javascript/syntax/parse.js';
import type { CallSiteReport } from '../report/report.js';
import { isLeft } from '../report/status.js';
import { kindOf } from '../workspace/extensions.js';
import { isTestFile } from '../workspace/test-files.js';
import { type Candidate, sift } from './candidates.js';
import { isTypeScript } from './helper-form.js';
import { emptyResult, type ModuleResult } from './module-task.js';
import type { Session } from './session.js';

const code = 'window-type';

/**
 * Types follow their client: where calls in TypeScript speak to `window.amplitude` now, the project's own type of the
 * window says so. What no type of the project can say is said once a package.
 */
export async function typeWindows(session: Session): Promise<void> {
  const { contexts, results, expansion } = session;
  const inside = new Set(expansion.files);
  const speakers = [...results.values()].filter(({ path, callSites }) => inside.has(path) && asks(callSites));
  if (speakers.length === 0) return;
  const files = await filesWithWindow(session);
  const isSpoken = files.some((file) => speaksToGlobal(session, file));
  const packages = new Map<string | null, ModuleResult[]>();
  for (const speaker of speakers) {
    const manifest = contexts.manifestOf(speaker.path);
    packages.set(manifest, [...(packages.get(manifest) ?? []), speaker]);
  }
  for (const [manifest, own] of packages) {
    const near = files.filter(
      ({ path }) => inside.has(path) && isTypeScript(path) && contexts.manifestOf(path) === manifest,
    );
    const types = await declareIn(session, near, !isSpoken);
    settle(session, own, types);
  }
}

const asks = (callSites: readonly CallSiteReport[]): boolean =>
  callSites.some(({ findings }) => findings.some((said) => said.code === code));

/** All code of the workspace that names the window's type, or the global on the window; it need not name Segment. */
async function filesWithWindow(session: Session): Promise<Candidate[]> {
  const { texts, request, workspace } = session;
  const { files, isIgnored } = await workspace();
  const { global } = request.options;
  const holds = (text: string | Buffer) =>
    (text.includes('Window') || text.includes('window')) && global.some((name) => text.includes(name));
  const rest = files.filter((path) => !texts.has(path) && ['code', 'embedded'].includes(kindOf(path) ?? ''));
  const found = sift(rest, () => ({ test: holds }), isIgnored);
  const all = [...texts.values(), ...found.candidates].filter(({ text }) => holds(text));
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** True where the output of a file still reads Segment's global, or holds a call that stays. */
function speaksToGlobal({ request, results }: Session, { path, text }: Candidate): boolean {
  const result = results.get(path);
  const sites = result?.callSites ?? [];
  if (sites.length > 0 && result?.output === null) return true;
  if (sites.some(isLeft)) return true;
  const names = request.options.global.join('|');
  const read = new RegExp(
    `\\b(window|globalThis|self)\\)?!?\\s*(\\?\\.|\\.|\\[\\s*['"\`])\\s*(${names})\\b|\\b(${names})\\b[^;]*\\}\\s*=\\s*window\\b`,
  );
  return read.test(result?.output ?? text);
}

/** @returns the types of the window that have `amplitude` from now on */
async function declareIn(
  session: Session,
  files: readonly Candidate[],
  replaces: boolean,
): Promise<Set<string>> {
  const { declareOnWindow } = await import('../javascript/window-declarations.js');
  const { results, texts, request, root } = session;
  const types = new Set<string>();
  for (const candidate of files) {
    const { path, text } = candidate;
    const result = results.get(path) ?? { ...emptyResult, path };
    if (result.error !== null || isTestFile(path, root)) continue;
    const before = result.output ?? text;
    const isKnown = types.has('Window');
    const wanted = { globals: request.options.global, replaces, isKnown };
    const declared = readable(() => declareOnWindow(before, path, wanted));
    for (const type of declared?.types ?? []) types.add(type);
    if (!declared || declared.output === before) continue;
    texts.set(path, candidate);
    results.set(path, { ...result, output: declared.output });
  }
  return types;
}

/** Null for a file that no parser can read: it holds nothing of Segment's, so it is nobody's trouble. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** What is said no longer where a type says it; else at the first call of the package. */
function settle({ results }: Session, speakers: readonly ModuleResult[], types: ReadonlySet<string>): void {
  const isTyped = (text: string) =>
    types.has('Window') || [...types].some((type) => new RegExp(`\\b${type}\\b`).test(text));
  const untyped = speakers.filter(({ path }) => !isTyped(results.get(path)?.output ?? ''));
  const [first, ...others] = untyped;
  for (const { path } of speakers) {
    const result = results.get(path);
    if (!result) continue;
    const stays = path === first?.path;
    const callSites = result.callSites.map((site) =>
      stays ? withCount(site, others.length) : without(site),
    );
    results.set(path, { ...result, callSites });
  }
}

function without(site: CallSiteReport): CallSiteReport {
  const findings = site.findings.filter((said) => said.code !== code);
  const isReview = findings.some(({ severity }) => severity === 'review');
  return { ...site, findings, status: site.status === 'review' && !isReview ? 'migrated' : site.status };
}

function withCount(site: CallSiteReport, others: number): CallSiteReport {
  if (others === 0) return site;
  const also = `, nor in ${others} other ${others === 1 ? 'file' : 'files'}`;
  const findings = site.findings.map((said) =>
    said.code === code ? finding(code, `${said.message}${also}`) : said,
  );
  return { ...site, findings };
}
