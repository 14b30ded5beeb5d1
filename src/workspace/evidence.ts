import { statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { loadsSegment } from '../segment/addresses.js';
import { holdsSnippet, showsSegment } from '../segment/snippet.js';
import { createIgnorer } from './ignorer.js';
import type { ByteFilter } from './prefilter.js';
import { createCandidateReader } from './read.js';
import { upward } from './root.js';
import { walkFolder } from './walk.js';

/** What a workspace's pages say about Segment and about the scripts that they load. All paths are absolute. */
export interface Evidence {
  /** Pages with Segment's snippet or an address of its CDN. */
  readonly snippetPages: readonly string[];
  /** Those among them whose snippet makes the global. */
  readonly loadingPages: readonly string[];
  /** Local files that a page loads as classic scripts, in which an `import` would be a syntax error. */
  readonly classicScripts: ReadonlySet<string>;
}

const pageExtensions: ReadonlySet<string> = new Set([
  ...['.html', '.htm', '.hbs', '.ejs', '.njk', '.liquid', '.php'],
]);

/** True for a file that a browser shows, or a part of one. */
export const isPage = (path: string): boolean => pageExtensions.has(extname(path));

/** Folders that servers and bundlers serve as the root, beside the folder itself. */
const servedFolders = ['', 'public', 'static'];

/** A tag's attributes; a `>` in quotes does not end it. */
const scriptTag = /<script\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;

/** Pages worth decoding: those with a script. */
const pageFilter: ByteFilter = {
  test: (bytes) => ['<script', '<SCRIPT', 'segment'].some((text) => bytes.indexOf(text) >= 0),
};

/**
 * Looks through a workspace's pages. To be called only once something that could be Segment was found.
 * @param root absolute path of the workspace
 * @param ignore patterns as in `expandPaths`, relative to `root`
 */
export function findEvidence(root: string, ignore: readonly string[] = []): Evidence {
  const ignorer = createIgnorer(root, ignore);
  const read = createCandidateReader();
  const snippetPages: string[] = [];
  const loadingPages: string[] = [];
  const classicScripts = new Set<string>();
  const pages = walkFolder(root, ignorer, isPage).files;
  for (const page of [...pages].sort()) {
    const source = read(page, pageFilter);
    if (source?.kind !== 'text' || ignorer.ignores(page)) continue;
    if (showsSegment(source.text)) snippetPages.push(page);
    if (holdsSnippet(source.text) || loadsSegment(source.text)) loadingPages.push(page);
    for (const address of classicAddresses(source.text)) {
      const script = findScript(address, page, root);
      if (script !== null) classicScripts.add(script);
    }
  }
  return { snippetPages, loadingPages, classicScripts };
}

/** The local addresses that a page's script tags load, without those of modules. */
function classicAddresses(page: string): string[] {
  const addresses: string[] = [];
  for (const [, attributes = ''] of page.matchAll(scriptTag)) {
    const address = attribute(attributes, 'src');
    if (address === null || attribute(attributes, 'type')?.toLowerCase() === 'module') continue;
    // Create React App's placeholder for the served root.
    const local = address.replace(/^%PUBLIC_URL%/, '').replace(/[?#].*$/, '');
    if (local !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/\/)|[{<%]/i.test(local)) addresses.push(local);
  }
  return addresses;
}

function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return match ? (match[1] ?? match[2] ?? match[3] ?? '').trim() : null;
}

/** The file behind an address: beside the page, else in the nearest folder upward that may be served as the root. */
function findScript(address: string, page: string, root: string): string | null {
  const beside = join(dirname(page), address);
  if (!address.startsWith('/') && isFile(beside)) return beside;
  for (const folder of upward(dirname(page))) {
    const served = servedFolders.map((name) => join(folder, name, address)).find(isFile);
    if (served !== undefined) return served;
    if (folder === root) break;
  }
  return null;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
