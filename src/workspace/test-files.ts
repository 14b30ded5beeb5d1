import { relative, sep } from 'node:path';

const testPath =
  /(^|\/)(__tests__|__mocks__|(?:android|shared)?tests?|spec|e2e|cypress)\/|[.-](test|spec|stories)\.[cm]?[jt]sx?$|(^|\/)((jest|vitest)[.-]setup|setup[.-]?tests?)[\w.-]*\.[cm]?[jt]sx?$|Tests?\.(kt|java|swift|mm?)$/i;

/** A file of this place stands for a module of Segment: `__mocks__/@segment/analytics-next.ts`. */
export const manualMock =
  /(^|[\\/])__mocks__[\\/](@segment[\\/][\w.-]+|analytics-node)(?=[\\/]|\.[cm]?[jt]sx?$)/;

/**
 * True for a test, and for what only tests load: mocks, stories, set-up.
 * @param root the workspace's folder: what stands above it says nothing
 */
export function isTestFile(path: string, root: string): boolean {
  return testPath.test(relative(root, path).split(sep).join('/'));
}
