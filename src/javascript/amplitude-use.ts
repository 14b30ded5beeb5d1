import type { Node } from '@babel/types';
import { type PackageFlavour, unified } from '../amplitude/flavours.js';
import { localsOf, requiredBy } from './clients/imports.js';
import { resolve } from './syntax/scope.js';
import { parentOf, type Tree } from './syntax/tree.js';
import { propertyName } from './syntax/unwrap.js';

/** True when the file starts a client of Amplitude's, whichever. */
export function hasInit(tree: Tree, flavour: PackageFlavour): boolean {
  if (startsDefault(tree, flavour)) return true;
  if (!names(tree, flavour.package)) return false;
  return (tree.identifiers.get('init') ?? []).some((identifier) => {
    const parent = parentOf(identifier);
    return isCalled(
      parent?.type === 'MemberExpression' && parent.property === identifier ? parent : identifier,
    );
  });
}

/** True when the file starts the default client of the SDK itself: a second `init` would start it again. */
export function startsDefault(tree: Tree, flavour: PackageFlavour): boolean {
  if (flavour.name === 'browser' && startsUnified(tree)) return true;
  if (flavour.name === 'browser' && /\bwindow\.amplitude\??\.init\s*\(/.test(tree.text)) return true;
  return calls(tree, flavour.package, 'init');
}

/** True when the file starts Amplitude's package of several products. */
export const startsUnified = (tree: Tree): boolean => calls(tree, unified.package, unified.start);

/** True when the file calls a function of a package, imported by name or with the whole of it. */
function calls(tree: Tree, source: string, name: string): boolean {
  if (!names(tree, source)) return false;
  return importsOf(tree, source).some(({ local, imported }) =>
    (tree.identifiers.get(local.name) ?? []).some((use) => {
      if (use === local || resolve(tree, use.name, use)?.identifier !== local) return false;
      if (imported === name) return isCalled(use);
      const member = parentOf(use);
      return imported === '*' && member !== undefined && propertyName(member) === name && isCalled(member);
    }),
  );
}

const names = ({ text }: Tree, source: string): boolean =>
  [`'`, `"`, '`'].some((quote) => text.includes(source + quote));

function importsOf({ ast }: Tree, source: string): ReturnType<typeof localsOf> {
  const declared = ast.program.body.flatMap((node): Node[] =>
    node.type === 'VariableDeclaration' ? node.declarations : [node],
  );
  return declared.filter((node) => sourceOf(node) === source).flatMap(localsOf);
}

/** The module that `import … from`, `import … = require()` or `const … = require()` names. */
function sourceOf(node: Node): string | null {
  if (node.type === 'ImportDeclaration') return node.source.value;
  if (node.type !== 'VariableDeclarator') return requiredBy(node);
  const call = node.init;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return null;
  const [argument] = call.arguments;
  return call.callee.name === 'require' && argument?.type === 'StringLiteral' ? argument.value : null;
}

function isCalled(callee: Node): boolean {
  const call = parentOf(callee);
  return call?.type === 'CallExpression' && call.callee === callee;
}
