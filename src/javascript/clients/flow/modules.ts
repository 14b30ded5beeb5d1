import type { Identifier, Node } from '@babel/types';
import { type Declaration, resolve } from '../../syntax/scope.js';
import { parentOf, type Tree } from '../../syntax/tree.js';
import { propertyName, unwrapped } from '../../syntax/unwrap.js';
import { keyOf } from './bind.js';
import { commonJsName, wholeModule } from './exports.js';
import type { Flow } from './flow.js';
import { type Shape, wrap } from './shape.js';

/** An imported value at the place where the file gets it. */
interface ImportedValue {
  readonly node: Node;
  readonly declaration: Declaration | null;
  readonly shape: Shape;
}

/** The places where a file gets what another module exports: a name of an `import`, or each `import()` and `require()` of it. */
export function importedValues(
  tree: Tree,
  { local, source, shape }: { local: string | null; source: string; shape: Shape },
): ImportedValue[] {
  if (local !== null) {
    const node = tree.ast.program.body[0] ?? tree.ast.program;
    const declaration = resolve(tree, local, node);
    return declaration ? [{ node: declaration.identifier, declaration, shape }] : [];
  }
  return [
    ...dynamicImports(tree, source).map((node) => ({
      node,
      declaration: null,
      shape: wrap('promise', shape),
    })),
    ...requires(tree, source).map((node) => ({ node, declaration: null, shape })),
  ];
}

function dynamicImports(tree: Tree, source: string): Node[] {
  return tree.dynamicImports.filter((node) => {
    const argument =
      node.type === 'ImportExpression'
        ? node.source
        : node.type === 'CallExpression'
          ? node.arguments[0]
          : null;
    return argument?.type === 'StringLiteral' && argument.value === source;
  });
}

function requires(tree: Tree, source: string): Node[] {
  return (tree.identifiers.get('require') ?? []).flatMap((callee) => {
    const call = parentOf(callee);
    if (call?.type !== 'CallExpression' || call.callee !== callee || resolve(tree, 'require', callee))
      return [];
    const [argument] = call.arguments;
    return argument?.type === 'StringLiteral' && argument.value === source ? [call] : [];
  });
}

/** The names of the file that it exports under a name. */
export function ownExports(tree: Tree, exported: string): Node[] {
  return tree.ast.program.body.flatMap((statement): Node[] => {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement;
      if (exported !== 'default') return [];
      return 'id' in declaration && declaration.id ? [declaration.id] : [declaration];
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) return [];
    const { declaration } = statement;
    const listed = statement.specifiers.flatMap((specifier) =>
      specifier.type === 'ExportSpecifier' && nameOf(specifier.exported) === exported
        ? [specifier.local]
        : [],
    );
    if (declaration?.type === 'VariableDeclaration') {
      const names = declaration.declarations.map(({ id }) => id);
      return names.filter((id) => id.type === 'Identifier' && id.name === exported);
    }
    const own = declaration && 'id' in declaration ? declaration.id : null;
    return own?.type === 'Identifier' && own.name === exported ? [own, ...listed] : listed;
  });
}

/** The values that a CommonJS module exports under a name: `exports.send = …`, `module.exports = { send }`. */
export function assignedExports(tree: Tree, exported: string): Node[] {
  const asked = exported === 'default' ? [exported, wholeModule] : [exported];
  return (tree.identifiers.get('exports') ?? []).flatMap((name): Node[] => {
    const { path, target } = exportPath(name);
    const assignment = parentOf(target);
    if (assignment?.type !== 'AssignmentExpression' || assignment.left !== target) return [];
    const own = commonJsName(path);
    const value = unwrapped(assignment.right);
    if (own !== null && asked.includes(own)) return [value];
    if (own !== wholeModule || value.type !== 'ObjectExpression') return [];
    return value.properties.flatMap((member) => {
      if (keyOf(member) !== exported) return [];
      return member.type === 'ObjectProperty' ? [unwrapped(member.value)] : [member];
    });
  });
}

/** `exports`, `module.exports` and a member of either. */
function exportPath(name: Identifier): { path: string[]; target: Node } {
  const parent = parentOf(name);
  const isOfModule =
    parent?.type === 'MemberExpression' &&
    parent.property === name &&
    parent.object.type === 'Identifier' &&
    parent.object.name === 'module';
  const whole = isOfModule ? parent : name;
  const path = isOfModule ? ['module', 'exports'] : ['exports'];
  const member = parentOf(whole);
  const key = member && 'object' in member && member.object === whole ? propertyName(member) : null;
  return key === null || !member ? { path, target: whole } : { path: [...path, key], target: member };
}

const nameOf = (node: Node): string =>
  node.type === 'Identifier' ? node.name : node.type === 'StringLiteral' ? node.value : '';

/** `export { AnalyticsBrowser } from '@segment/analytics-next'`: the module exports what the package does. */
export function exportAgain(flow: Flow, node: Node, module: Shape): void {
  if (module.kind !== 'property') return;
  if (node.type === 'ExportAllDeclaration') flow.export(module.key, module.of);
  if (node.type !== 'ExportNamedDeclaration') return;
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ExportNamespaceSpecifier') flow.export(specifier.exported.name, module);
    else if (specifier.type === 'ExportSpecifier' && specifier.local.name === module.key)
      flow.export(nameOf(specifier.exported), module.of);
  }
}
