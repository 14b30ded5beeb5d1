import { finding } from '../../findings.js';
import { Components, openKey, ownKey } from '../components.js';
import type { NativeFile } from '../language.js';
import { fieldOf, findAll, parts, type SyntaxNode, textOf } from '../tree.js';
import { clientOf, holdsClient } from './clients.js';
import { declaredClients } from './declared-clients.js';
import { type Use, usesIn } from './destinations.js';
import { extensionsIn, inheritsClient, namesIn } from './extensions.js';
import { givesClient } from './functions.js';
import { keyOfClient, keyOfDeclaration, keyOfFunction, memberKey } from './keys.js';
import { isInPlugIn } from './plug-ins.js';
import { declarationsIn } from './scope.js';
import { inheritedBy } from './syntax.js';
import { callsOfTakers } from './takers.js';

/** The clients of a file, linked by what is handed on, with what of them nobody can follow. */
export function linksIn(file: NativeFile): {
  readonly components: Components;
  readonly uses: readonly Use[];
} {
  const components = new Components();
  const uses = usesIn(file);
  const unclear = finding('client-use-unclear');
  for (const { node, from, to } of uses) {
    const key = from ?? ownKey(node);
    components.add(key);
    if (from === null) components.make(key);
    if (to === 'unclear') components.hold(key, unclear);
    else if (to !== null) components.link(key, to);
  }
  for (const declared of declaredClients(file)) components.add(keyOf(file, declared));
  for (const node of extensionsIn(file)) {
    const key = ownKey(node);
    components.make(key);
    for (const name of namesIn(file.tree, node)) components.link(key, memberKey(name));
    if (inheritedBy(file.tree, node).length > 0) components.hold(key, unclear);
  }
  if (inheritsClient(file)) components.hold(openKey, unclear);
  for (const key of openedKeys(file, uses)) components.openUp(key);
  return { components, uses };
}

const keyOf = (
  file: NativeFile,
  { declaration, node }: ReturnType<typeof declaredClients>[number],
): string => (declaration ? keyOfDeclaration(file, declaration) : keyOfFunction(file, node));

/** Clients that get their value from somewhere that is not known to give one. */
function openedKeys(file: NativeFile, uses: readonly Use[]): string[] {
  const byKey = new Map<string, Use[]>();
  for (const use of uses) if (use.to !== null) byKey.set(use.to, [...(byKey.get(use.to) ?? []), use]);
  const isFed = (key: string, { start, end }: SyntaxNode) =>
    byKey.get(key)?.some(({ node }) => start <= node.start && node.end <= end) === true;
  return sourcesIn(file)
    .filter(({ key, source }) => !isFed(key, source) && textOf(file.tree, source).trim() !== 'nil')
    .map(({ key }) => key);
}

interface Source {
  readonly key: string;
  readonly source: SyntaxNode;
}

/** What is put into clients: by declarations and assignments, by functions that give one, and by calls of those that take one. */
function sourcesIn(file: NativeFile): Source[] {
  const found = findAll(file.tree.root, ({ type }) => places.test(type));
  return found
    .filter((node) => !isInPlugIn(file, node))
    .flatMap((node): Source[] => {
      switch (node.type) {
        case 'property_declaration':
          return declarationsIn(file.tree, node)
            .filter((one) => one.value !== null && one.type !== null && holdsClient(file, one, one.name))
            .map((one) => ({ key: keyOfDeclaration(file, one), source: one.value as SyntaxNode }));
        case 'function_declaration':
          return givesClient(file, node) ? [{ key: keyOfFunction(file, node), source: node }] : [];
        case 'assignment': {
          const target = fieldOf(node, 'target');
          const left = target && parts(target)[0];
          const client = left ? clientOf(file, left) : null;
          const source = fieldOf(node, 'result');
          return left && client && source ? [{ key: keyOfClient(file, client, left), source }] : [];
        }
        default:
          return callsOfTakers(file, node);
      }
    });
}

const places = /^(property_declaration|function_declaration|assignment|call_expression)$/;
