import type { Node } from '@babel/types';
import type { Span, Value } from '../../segment/value.js';
import { resolve } from '../syntax/scope.js';
import { spanOf, textOf } from '../syntax/span.js';
import { endOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';

/** Reads an expression of the same file as a value. */
type Read = (node: Node) => Value;

/** What variables are read from. */
export const environmentRead = /^(process\.env|import\.meta\.env)$/;

/** Of a literal what stands between its quotes. */
function fallbackOf(node: Node, { start, end }: Span): { start: number; end: number; isQuoted: boolean } {
  const isQuoted = unwrapped(node).type === 'StringLiteral';
  return isQuoted ? { start: start + 1, end: end - 1, isQuoted } : { start, end, isQuoted };
}

/** What the builds of pages fill in: `%REACT_APP_X%`. */
const filledIn = /^%([A-Za-z_]\w*)%$/;

/** `process.env.X`, `import.meta.env.X` and `'%X%'`, also behind a `const` of this file and before a default that is empty. */
export function environmentOf(tree: Tree, node: Node, read: Read): Value['environment'] {
  if (node.type === 'LogicalExpression') {
    const { constant, span } = read(node.right);
    const environment =
      typeof constant === 'string' ? environmentOf(tree, unwrapped(node.left), read) : undefined;
    return environment && constant !== ''
      ? { ...environment, fallback: fallbackOf(node.right, span) }
      : environment;
  }
  if (node.type === 'TemplateLiteral') {
    const [only, ...more] = node.expressions;
    const isAll = more.length === 0 && node.quasis.every(({ value }) => value.raw === '');
    return only && isAll ? environmentOf(tree, unwrapped(only), read) : undefined;
  }
  if (node.type === 'ConditionalExpression') {
    const branches = [node.consequent, node.alternate].map((branch) => read(branch));
    const environment = branches.find((branch) => branch.environment)?.environment;
    const literal = branches.find((branch) => typeof branch.constant === 'string' && branch.constant !== '');
    const part = [node.consequent, node.alternate][literal ? branches.indexOf(literal) : -1];
    return environment && literal && part
      ? { ...environment, fallback: fallbackOf(part, literal.span) }
      : environment;
  }
  if (node.type === 'Identifier') {
    const declaration = resolve(tree, node.name, node)?.node;
    if (
      declaration?.type !== 'VariableDeclarator' ||
      !declaration.init ||
      declaration.id.type !== 'Identifier'
    )
      return undefined;
    return environmentOf(tree, unwrapped(declaration.init), read);
  }
  if (node.type === 'StringLiteral') {
    const name = filledIn.exec(node.value)?.[1];
    // Between the quotes stands nothing else.
    const start = startOf(node) + 2;
    return name === undefined || textOf(tree, node).length !== name.length + 4
      ? undefined
      : { name, span: { start, end: start + name.length }, read: spanOf(node) };
  }
  const name = propertyName(node);
  if (name === null || (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression'))
    return undefined;
  if (!environmentRead.test(textOf(tree, node.object))) return undefined;
  const quote = node.property.type === 'StringLiteral' ? 1 : 0;
  const span = { start: startOf(node.property) + quote, end: endOf(node.property) - quote };
  return { name, span, read: spanOf(node) };
}
