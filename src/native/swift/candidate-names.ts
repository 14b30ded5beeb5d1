import type { NativeFile } from '../language.js';
import { aliasesOf } from './sdk.js';

const candidates = new WeakMap<NativeFile, ReadonlySet<string>>();

/** Names that may be of a client, read off the text: all others need not be looked up. */
export function isCandidate(file: NativeFile, name: string): boolean {
  const known = candidates.get(file) ?? candidateNames(file);
  candidates.set(file, known);
  return known.has(name);
}

function candidateNames({ tree, project }: NativeFile): ReadonlySet<string> {
  const classes = ['Analytics', 'SEGAnalytics', ...aliasesOf(tree).keys()].join('|');
  const names = new Set(project.appleClients.map(({ name }) => name));
  const typed = new RegExp(`(\\w+)\\s*:\\s*[^=\\n,){]*\\b(?:${classes})\\b`, 'g');
  for (const [, name = ''] of tree.text.matchAll(typed)) names.add(name);
  for (const [, name = ''] of tree.text.matchAll(
    /(\w+)\s*=\s*[^\n]*(?:shared\(\)|configuration\s*:|Analytics\.self\b)/g,
  ))
    names.add(name);
  for (const pass of ['from a client', 'from a name of one']) {
    const from = new RegExp(`(\\w+)\\s*=\\s*[^\\n]*\\b(?:${[...names].join('|')})\\b`, 'g');
    if (pass && names.size > 0) for (const [, name = ''] of tree.text.matchAll(from)) names.add(name);
  }
  return names;
}
