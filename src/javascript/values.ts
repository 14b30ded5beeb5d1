import type { Node, ObjectExpression } from '@babel/types';
import type { Entry, Shape, Span, Value } from '../segment/value.js';
import { declaredEntries } from './declared-object.js';
import { environmentOf } from './environment.js';
import { isNamedAsId, isStable } from './stability.js';
import { declarationsOf, resolve } from './syntax/scope.js';
import { endOf, parentOf, startOf, type Tree } from './syntax/tree.js';
import { propertyName, unwrapped } from './syntax/unwrap.js';
import { annotatedShape, memberShape, type Named } from './types.js';

/** Reads of the page that are strings in every browser. */
const stringReads =
  /^(window\.|globalThis\.)?(document\.(title|referrer|URL)|location\.(href|pathname|search|hash|host|hostname|origin))$/;

/** Calls whose result is a string, whatever they are called on. */
const stringMethods = new Set([
  'toString',
  'toUpperCase',
  'toLowerCase',
  'trim',
  'join',
  'toISOString',
  'toFixed',
  'replace',
  'replaceAll',
  'padStart',
]);

/** Reads an expression as far as the code tells what it is. */
export function readValue(tree: Tree, node: Node): Value {
  const span = spanOf(node);
  const inner = unwrapped(node);
  const named = isNamedAsId(inner) ? { namedAsId: true } : {};
  const value = { span, nullable: false, stable: isStable(inner), ...named, ...describe(tree, inner) };
  const environment = environmentOf(tree, inner, (part) => readValue(tree, part));
  const declared =
    inner.type === 'Identifier'
      ? declaredEntries(tree, inner, (object) => readValue(tree, object).entries)
      : undefined;
  return { ...value, ...(environment ? { environment } : {}), ...(declared ? { declared } : {}) };
}

type Description = Partial<Value> & { readonly shape: Shape };

function describe(tree: Tree, node: Node): Description {
  switch (node.type) {
    case 'StringLiteral':
      return { shape: 'string', constant: node.value, nonEmpty: node.value !== '' };
    case 'NumericLiteral':
      return { shape: 'number', constant: node.value };
    case 'BooleanLiteral':
      return { shape: 'boolean', constant: node.value };
    case 'NullLiteral':
      return { shape: 'null' };
    case 'TemplateLiteral':
      return describeTemplate(
        node.quasis.map((quasi) => quasi.value.cooked ?? ''),
        node.expressions.length,
      );
    case 'ObjectExpression':
      return describeObject(tree, node);
    case 'ArrayExpression': {
      const items = node.elements.filter((item) => item !== null && item.type !== 'SpreadElement');
      const whole = items.length === node.elements.length;
      return {
        shape: 'array',
        ...(whole ? { items: items.map((item) => readValue(tree, item as Node)) } : {}),
      };
    }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return { shape: 'function', parameters: node.params.length };
    case 'UnaryExpression':
      return describeUnary(node.operator, node.argument);
    case 'BinaryExpression':
      return describeBinary(tree, node.operator, node.left, node.right);
    case 'ConditionalExpression':
      return describeChoice(tree, node.test, node.consequent, node.alternate);
    case 'LogicalExpression':
      return describeLogical(tree, node.operator, node.left, node.right);
    case 'Identifier':
      return describeName(tree, node.name, node);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return stringReads.test(tree.text.slice(startOf(node), endOf(node)))
        ? { shape: 'string', stable: true }
        : describeMember(tree, node);
    case 'CallExpression':
      return describeCall(node);
    case 'NewExpression':
      return describeNew(node.callee);
    default:
      return { shape: 'unknown' };
  }
}

function describeNew(callee: Node): Description {
  const name = callee.type === 'Identifier' ? callee.name : '';
  if (name === 'Array') return { shape: 'array' };
  return { shape: name === 'Date' ? 'date' : 'object' };
}

function describeTemplate(texts: readonly string[], holes: number): Description {
  const fixed = texts.join('');
  if (holes === 0) return { shape: 'string', constant: fixed, nonEmpty: fixed !== '' };
  return { shape: 'string', nonEmpty: fixed !== '' };
}

function describeUnary(operator: string, argument: Node): Description {
  if (operator === 'void') return { shape: 'undefined' };
  if (operator === '-' && argument.type === 'NumericLiteral')
    return { shape: 'number', constant: -argument.value };
  if (operator === '!' || operator === 'delete') return { shape: 'boolean' };
  if (operator === '-' || operator === '+' || operator === '~') return { shape: 'number' };
  return operator === 'typeof' ? { shape: 'string', nonEmpty: true } : { shape: 'unknown' };
}

function describeBinary(tree: Tree, operator: string, left: Node, right: Node): Description {
  if (/^([!=]==?|[<>]=?|in|instanceof)$/.test(operator)) return { shape: 'boolean' };
  if (operator !== '+') return { shape: 'number' };
  const sides = [readValue(tree, left), readValue(tree, right)];
  if (sides.some((side) => side.shape === 'string')) {
    const nonEmpty = sides.some((side) => side.nonEmpty === true);
    const [a, b] = sides.map((side) => side.constant);
    const constant = a !== undefined && b !== undefined ? { constant: `${a}${b}` } : {};
    return { shape: 'string', nonEmpty, ...constant };
  }
  return sides.every((side) => side.shape === 'number' && !side.nullable)
    ? { shape: 'number' }
    : { shape: 'unknown' };
}

function describeLogical(tree: Tree, operator: string, left: Node, right: Node): Description {
  if (operator === '&&')
    return { shape: 'unknown', either: { test: spanOf(left), one: readValue(tree, right) } };
  const [first, second] = [readValue(tree, left), readValue(tree, right)];
  const joined = sameShape({ ...first, nullable: false }, second);
  // `x || ''` is as empty as what stands last.
  return joined.shape === 'string'
    ? { ...joined, nonEmpty: second.nonEmpty === true && operator === '||' }
    : joined;
}

function describeChoice(tree: Tree, test: Node, consequent: Node, alternate: Node): Description {
  const [one, other] = [readValue(tree, consequent), readValue(tree, alternate)];
  return { ...sameShape(one, other), either: { test: spanOf(test), one, other } };
}

function sameShape(a: Value, b: Value): Description {
  if (a.shape !== b.shape) return { shape: 'unknown' };
  return {
    shape: a.shape,
    nullable: a.nullable || b.nullable,
    nonEmpty: a.nonEmpty === true && b.nonEmpty === true,
  };
}

/** A name by what it is bound to: a constant of this file, or a parameter or variable with a type. */
function describeName(tree: Tree, name: string, at: Node): Description {
  const declaration = resolve(tree, name, at);
  if (!declaration) return name === 'undefined' ? { shape: 'undefined' } : { shape: 'unknown' };
  const { node, identifier } = declaration;
  const typed = annotatedShape(identifier, node, typesOf(tree));
  if (typed) return typed;
  if (node.type === 'FunctionDeclaration' && node.id === identifier)
    return { shape: 'function', parameters: node.params.length };
  if (isSettler(identifier, node)) return { shape: 'function', parameters: 1 };
  const parent = parentOf(identifier);
  // A default says what a parameter is, as it does for TypeScript.
  if (parent?.type === 'AssignmentPattern' && parent.left === identifier) {
    const { shape } = readValue(tree, parent.right);
    return shape === 'string' || shape === 'number' || shape === 'boolean' ? { shape } : { shape: 'unknown' };
  }
  if (node.type !== 'VariableDeclarator' || node.id !== identifier || !node.init) return { shape: 'unknown' };
  const list = parentOf(node);
  if (list?.type !== 'VariableDeclaration' || list.kind !== 'const') return { shape: 'unknown' };
  const { span, stable, entries, items, environment, commented, either, ...rest } = readValue(
    tree,
    node.init,
  );
  return rest.shape === 'function' ? { shape: 'function', parameters: rest.parameters ?? 0 } : rest;
}

/** The types that the file declares; of several with one name the first is taken. */
const typesOf =
  (tree: Tree): Named =>
  (name) =>
    declarationsOf(tree, name)[0]?.node ?? null;

/** `resolve` in `new Promise((resolve) => …)`. */
function isSettler(identifier: Node, executor: Node): boolean {
  const parent = parentOf(executor);
  const makesPromise =
    parent?.type === 'NewExpression' &&
    parent.callee.type === 'Identifier' &&
    parent.callee.name === 'Promise';
  return makesPromise && parent.arguments[0] === executor && parentOf(identifier) === executor;
}

/** `events.signedUp` of a `const` object of this file, or a member whose type is written out in it. */
function describeMember(tree: Tree, node: Node): Description {
  const key = propertyName(node);
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier' || key === null)
    return { shape: 'unknown' };
  const declaration = resolve(tree, node.object.name, node.object);
  if (!declaration) return { shape: 'unknown' };
  const typed = memberShape(declaration.identifier, key, typesOf(tree));
  if (typed) return declaration.identifier.optional === true ? { ...typed, nullable: true } : typed;
  if (declaration.node.type === 'TSEnumDeclaration') return describeEnumMember(tree, declaration.node, key);
  const object = constObject(declaration.node);
  if (!object) return { shape: 'unknown' };
  const { entries = [] } = describeObject(tree, object);
  const member = entries.findLast((entry) => entry.kind === 'property' && entry.key === key);
  if (member?.kind !== 'property' || member.value.constant === undefined) return { shape: 'unknown' };
  const { shape, constant } = member.value;
  return { shape, constant, nonEmpty: constant !== '' };
}

function describeEnumMember(tree: Tree, declared: Node, key: string): Description {
  const members =
    declared.type === 'TSEnumDeclaration' ? (declared.body?.members ?? declared.members ?? []) : [];
  const member = members.find(({ id }) => (id.type === 'Identifier' ? id.name : id.value) === key);
  const value = member?.initializer ? readValue(tree, member.initializer) : undefined;
  return value?.constant === undefined
    ? { shape: 'unknown' }
    : { shape: value.shape, constant: value.constant, nonEmpty: value.nonEmpty === true };
}

/** The object literal that a `const` holds. */
function constObject(declarator: Node): ObjectExpression | null {
  const list = parentOf(declarator);
  if (declarator.type !== 'VariableDeclarator' || !declarator.init) return null;
  if (list?.type !== 'VariableDeclaration' || list.kind !== 'const') return null;
  const object = unwrapped(declarator.init);
  return object.type === 'ObjectExpression' ? object : null;
}

function describeCall(node: Node): Description {
  if (node.type !== 'CallExpression') return { shape: 'unknown' };
  const { callee } = node;
  if (callee.type === 'Identifier' && callee.name === 'String') return { shape: 'string' };
  const method = propertyName(callee);
  if (method === null || callee.type !== 'MemberExpression') return { shape: 'unknown' };
  if (method === 'assign' && callee.object.type === 'Identifier' && callee.object.name === 'Object')
    return { shape: 'object' };
  return stringMethods.has(method) ? { shape: 'string' } : { shape: 'unknown' };
}

function describeObject(tree: Tree, node: ObjectExpression): Description {
  const entries = node.properties.map((property): Entry => {
    const span = spanOf(property);
    if (property.type === 'SpreadElement')
      return { kind: 'spread', span, value: readValue(tree, property.argument) };
    if (property.type === 'ObjectMethod') return { kind: 'method', span };
    const key = keyOf(property.key, property.computed);
    if (key === null) return { kind: 'computed', span };
    return { kind: 'property', key, value: readValue(tree, property.value), span };
  });
  return { shape: 'object', entries, ...(hasComment(tree, node, entries) ? { commented: true } : {}) };
}

function keyOf(key: Node, computed: boolean): string | null {
  if (key.type === 'StringLiteral') return key.value;
  if (computed) return null;
  if (key.type === 'NumericLiteral') return String(key.value);
  return key.type === 'Identifier' ? key.name : null;
}

/** True when a comment stands among the members, outside their values. */
function hasComment(tree: Tree, node: Node, entries: readonly Entry[]): boolean {
  return tree.comments.some((comment) => {
    const at = comment.start ?? -1;
    if (at < startOf(node) || at >= endOf(node)) return false;
    return !entries.some((entry) => entry.kind === 'property' && within(at, entry.value.span));
  });
}

const within = (offset: number, span: Span): boolean => offset >= span.start && offset < span.end;

/** The place of a node, with the parentheses around it left out. */
export function spanOf(node: Node): Span {
  return { start: startOf(node), end: endOf(node) };
}
