import { parseModule } from '../../src/javascript/syntax/parse.js';
import type { Report } from '../../src/report/report.js';
import type { Files } from '../run/tool.js';
import { planted } from './callings.js';
import type { Workspace } from './workspace.js';

/** What two runs made of a workspace. */
export interface Outcome {
  readonly report: Report;
  readonly after: Files;
  /** What the second run left of it. */
  readonly again: Files;
}

const segment = /['"](?:@segment\/|analytics-node['"])/;

/** Everything that must not be, whatever becomes of the client. */
export function complaints(workspace: Workspace, { report, after, again }: Outcome): string[] {
  const sites = report.files.flatMap(({ path, callSites }) => callSites.map((site) => ({ path, ...site })));
  const at = ({ path, line }: { path: string; line: number }) =>
    sites.filter((site) => site.path === path && site.line === line);
  const own = at(workspace.planted);
  const code = Object.entries(after).filter(([path]) => /\.[jt]sx?$/.test(path));
  const isWhole = sites.every(({ status }) => status === 'migrated' || status === 'review');
  return [
    ...report.files.flatMap(({ path, error }) => (error === null ? [] : [`${path}: ${error}`])),
    ...(own.some(({ column }) => column === workspace.planted.column)
      ? []
      : ['the call is passed over in silence']),
    ...workspace.others.flatMap((other) => [
      ...(at(other).every(({ status }) => status === 'possible')
        ? []
        : [`listed as Segment's: ${other.text}`]),
      ...(after[other.path]?.includes(other.text) ? [] : [`changed: ${other.text}`]),
    ]),
    ...(code.some(([, text]) => text.includes(planted)) ? [] : ['the event is gone']),
    ...(isWhole
      ? code.filter(([, text]) => segment.test(text)).map(([path]) => `${path} needs Segment`)
      : []),
    ...code.flatMap(([path, text]) => (isSound(text, path) ? [] : [`${path} cannot be read`])),
    ...Object.keys(again).flatMap((path) => (again[path] === after[path] ? [] : [`${path} changes again`])),
  ];
}

function isSound(text: string, path: string): boolean {
  try {
    return parseModule(text, path).mistakes === 0;
  } catch {
    return false;
  }
}
