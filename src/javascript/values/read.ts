import type { Node } from '@babel/types';
import type { Shape, Value } from '../../segment/value.js';
import { spanOf, textOf } from '../syntax/span.js';
import type { Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import { describeCall, describeNew } from './calls.js';
import { declaredEntries } from './declared-object.js';
import { environmentOf } from './environment.js';
import { describeMember, stringReads } from './members.js';
import { describeName } from './names.js';
import { describeObject } from './objects.js';
import {
  describeBinary,
  describeChoice,
  describeLogical,
  describeTemplate,
  describeUnary,
} from './operators.js';
import { isNamedAsId, isNamedAsObject, isNamedAsOptions, isStable } from './stability.js';

/** Reads an expression as far as the code tells what it is. */
export function readValue(tree: Tree, node: Node): Value {
  const span = spanOf(node);
  const inner = unwrapped(node);
  const named = {
    ...(isNamedAsId(node) ? { namedAsId: true } : {}),
    ...(isNamedAsOptions(inner) ? { namedAsOptions: true } : {}),
    ...(isNamedAsObject(inner) ? { namedAsObject: true } : {}),
  };
  const value = { span, nullable: false, stable: isStable(inner), ...named, ...describe(tree, inner) };
  const environment = environmentOf(tree, inner, (part) => readValue(tree, part));
  const declared =
    inner.type === 'Identifier'
      ? declaredEntries(tree, inner, (object) => readValue(tree, object).entries)
      : undefined;
  return { ...value, ...(environment ? { environment } : {}), ...(declared ? { declared } : {}) };
}

export type Description = Partial<Value> & { readonly shape: Shape };

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
      return stringReads.test(textOf(tree, node))
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
