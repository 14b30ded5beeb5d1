import type { Node } from '@babel/types';
import type { Work } from './client-work.js';
import { type Client, constructionsOf, type Use } from './clients/client.js';
import type { ImportedClient } from './context.js';
import type { Edit } from './edit.js';
import { survives } from './survival.js';
import { resolve, usesOf } from './syntax/scope.js';
import { spanOf, textOf } from './syntax/span.js';
import { parentOf, startOf, type Tree } from './syntax/tree.js';
import { propertyName } from './syntax/unwrap.js';
import { removal } from './write/removal.js';

/** The import specifiers of clients whose calls are functions now. */
export function functionImports(worked: readonly Work[]): Node[] {
  return worked.flatMap(({ client, fate }) => {
    const isFunctions = fate.kind === 'functions' && client.origin.kind === 'imported';
    // Its module still has to run, for its `init`.
    const isProvided = fate.kind === 'kept' && client.uses.length > 0 && client.uses.every(isGone);
    return (isFunctions || (isProvided && client.origin.kind === 'imported')) && client.declaration
      ? [client.declaration.node]
      : [];
  });
}

const isGone = (use: Use): boolean => use.kind === 'provided';

/** The imported names of providers, where all their elements in the file have gone. */
export function goneProviders(tree: Tree, worked: readonly Work[]): Set<Node> {
  const gone = worked.flatMap(({ client, fate }) =>
    fate.kind === 'left' ? [] : client.uses.flatMap((use) => (use.kind === 'provided' ? [use.element] : [])),
  );
  const names = gone.flatMap(({ openingElement: { name } }) =>
    name.type === 'JSXIdentifier' ? [name.name] : [],
  );
  return new Set(
    [...new Set(names)].flatMap((name) => {
      const all = tree.text.match(new RegExp(`<${escaped(name)}(?![\\w$.])`, 'g')) ?? [];
      const declared = resolve(tree, name, tree.ast.program.body[0] ?? tree.ast.program)?.identifier;
      return declared && all.length === names.filter((other) => other === name).length ? [declared] : [];
    }),
  );
}

const escaped = (name: string): string => name.replaceAll('$', '\\$');

/** `const a = window.analytics` goes with its last use. */
export function aliasRemovals(tree: Tree, worked: readonly Work[], edits: readonly Edit[]): Edit[] {
  return worked.flatMap(({ client, fate }) => {
    if (client.origin.kind !== 'alias' || fate.kind === 'left') return [];
    const { declarator } = client.origin;
    const takesMore =
      declarator.type === 'VariableDeclarator' &&
      declarator.id.type === 'ObjectPattern' &&
      declarator.id.properties.length > 1;
    const statement = takesMore ? undefined : parentOf(declarator);
    if (statement?.type !== 'VariableDeclaration' || statement.declarations.length > 1) return [];
    const used = client.uses.some((use) => 'receiver' in use && survives(startOf(use.receiver), edits));
    return used ? [] : [removal(tree, statement)];
  });
}

/** The import specifiers of Segment's classes that come through a module of the project. */
export function makerImports(tree: Tree, imports: readonly ImportedClient[]): Node[] {
  return imports.flatMap(({ local, shape }) => {
    if (local === null || shape.kind !== 'maker') return [];
    const declaration = resolve(tree, local, tree.ast.program.body[0] ?? tree.ast.program);
    return declaration ? [declaration.node] : [];
  });
}

/** `import('…').then(({ AnalyticsBrowser }) => …)` loads nothing when the last use of the class has gone. */
export function lazyImportRemovals(tree: Tree, imports: readonly Node[], edits: readonly Edit[]): Edit[] {
  return imports.flatMap((node): Edit[] => {
    const member = /^(ImportExpression|CallExpression)$/.test(node.type) ? parentOf(node) : undefined;
    const call = member && propertyName(member) === 'then' ? parentOf(member) : undefined;
    const callback = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
    if (callback?.type !== 'ArrowFunctionExpression' && callback?.type !== 'FunctionExpression') return [];
    const [pattern, ...others] = callback.params;
    if (pattern?.type !== 'ObjectPattern' || others.length > 0) return [];
    const isUsed = pattern.properties.some((property) => {
      const name = property.type === 'ObjectProperty' ? property.value : null;
      const declaration = name?.type === 'Identifier' ? resolve(tree, name.name, name) : null;
      if (!declaration) return true;
      return usesOf(tree, declaration).some((use) => survives(startOf(use), edits));
    });
    if (isUsed) return [];
    return [
      { span: spanOf(node), pieces: ['Promise.resolve()'] },
      { span: spanOf(pattern), pieces: [] },
    ];
  });
}

/** `const WRITE_KEY = '…'`, and what else only said how Segment is set up, goes with its last use. */
export function settingRemovals(tree: Tree, worked: readonly Work[], edits: readonly Edit[]): Edit[] {
  const args = worked.flatMap(({ client, fate }) => (fate.kind === 'left' ? [] : setUpArguments(client)));
  const names = args.flatMap((node) => textOf(tree, node).match(/[A-Za-z_$][\w$]*/g) ?? []);
  return [...new Set(names)].flatMap((name) => {
    const declaration = resolve(tree, name, tree.ast.program.body[0] ?? tree.ast.program);
    const statement = declaration && literalStatement(declaration.node);
    if (!declaration || !statement) return [];
    const uses = usesOf(tree, declaration);
    const isUsed = uses.some((use) => survives(startOf(use), edits));
    return uses.length === 0 || isUsed ? [] : [removal(tree, statement)];
  });
}

function setUpArguments(client: Client): Node[] {
  const made = constructionsOf(client).flatMap(({ args }) => args);
  const loaded = client.uses.flatMap((use) =>
    use.kind === 'call' && use.method === 'load' ? (use.args ?? []) : [],
  );
  return [...made, ...loaded];
}

/** The whole of `const KEY = '…'` at the top level of a module that does not export it. */
function literalStatement(declarator: Node): Node | null {
  if (declarator.type !== 'VariableDeclarator' || declarator.init?.type !== 'StringLiteral') return null;
  const list = parentOf(declarator);
  const isAlone = list?.type === 'VariableDeclaration' && list.declarations.length === 1;
  return isAlone && parentOf(list)?.type === 'Program' ? list : null;
}
