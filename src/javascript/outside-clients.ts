import type { Node } from '@babel/types';
import { browserSdk } from '../segment/sdks.js';
import type { Client } from './clients/client.js';
import { Flow } from './clients/flow/flow.js';
import { client, type Shape, wrap } from './clients/flow/shape.js';
import { localsOf } from './clients/imports.js';
import { type Declaration, resolve } from './syntax/scope.js';
import { parentOf, type Tree } from './syntax/tree.js';

/** A call on something that a package hands out, which may be a client of Segment. */
export interface OutsideCall {
  readonly node: Node;
  readonly at: number;
  readonly method: string;
}

/** What a package would call a client, or a function that gives one. */
const name = /analytics|segment/i;

/** Methods that say something; much else has a `load` or an `on`. */
const telling = new Set([
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
  'reset',
  'user',
  'setAnonymousId',
]);

/**
 * Calls on what packages hand out under a name that speaks of analytics. Nothing in the project shows whose client it
 * is, so they are listed and never touched.
 * @param packages import specifiers of packages that are not of the workspace
 */
export function outsideCalls(tree: Tree, packages: readonly string[]): OutsideCall[] {
  return importedNames(tree, packages).flatMap((declaration) => {
    const made = client(browserSdk.package);
    const calls = [made, wrap('result', made)].flatMap((shape) => callsOn(tree, declaration, shape));
    // Something with a `reset` alone may be anything.
    return calls.some(({ method }) => method === 'track' || method === 'identify') ? calls : [];
  });
}

/** The member under which plug-ins of Vue and modules of Nuxt hand out Segment's client. */
const segmentMember = '$segment';

/**
 * Calls on `this.$segment` where nothing in the project puts a client there: a package does.
 * @param known the clients of the file, whose calls speak for themselves
 */
export function memberCalls(tree: Tree, known: readonly Client[]): OutsideCall[] {
  const members = (tree.identifiers.get(segmentMember) ?? []).flatMap((name) => {
    const member = parentOf(name);
    return member && 'property' in member && member.property === name ? [member] : [];
  });
  const own = new Set(known.flatMap(({ uses }) => uses.map(({ node }) => node)));
  const flow = new Flow(tree, () => false, [], true);
  for (const member of members) flow.visit(member, client(browserSdk.package));
  return callsIn(flow).filter(({ node }) => !own.has(node));
}

function importedNames(tree: Tree, packages: readonly string[]): Declaration[] {
  return tree.ast.program.body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration' || !packages.includes(node.source.value)) return [];
    if (node.importKind === 'type') return [];
    return localsOf(node).flatMap(({ local, imported }) => {
      const declaration =
        name.test(imported) || name.test(local.name) ? resolve(tree, local.name, local) : null;
      return declaration && imported !== '*' ? [declaration] : [];
    });
  });
}

function callsOn(tree: Tree, declaration: Declaration, shape: Shape): OutsideCall[] {
  const flow = new Flow(tree, () => false, [], true);
  flow.hold(declaration, shape);
  return callsIn(flow);
}

function callsIn(flow: Flow): OutsideCall[] {
  return [...flow.run().uses.values()].flatMap((use) =>
    use.kind === 'call' && telling.has(use.method)
      ? [{ node: use.node, at: use.at, method: use.method }]
      : [],
  );
}
