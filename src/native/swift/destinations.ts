import { iosMethods } from '../../segment/ios.js';
import { ownKey } from '../components.js';
import type { NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, findAll, parts, type SyntaxNode, textOf } from '../tree.js';
import { clientOf } from './clients.js';
import { isConstruction } from './construction.js';
import { extensionMembers } from './extensions.js';
import { givesClient } from './functions.js';
import { keyOfClient, keyOfDeclaration, keyOfFunction, memberKey } from './keys.js';
import { isInPlugIn } from './plug-ins.js';
import { declarationsIn } from './scope.js';
import { clientType } from './sdk.js';
import { memberOf } from './syntax.js';
import { keyOfArgument, takerKey } from './takers.js';

/** A client where it is handed on, or looked at. */
export interface Use {
  readonly node: SyntaxNode;
  /** The client; null for one that is made, or that the app shares. */
  readonly from: string | null;
  /** What it becomes; null where it is only looked at, `unclear` where nobody knows. */
  readonly to: string | null | 'unclear';
}

const expressions = /^(simple_identifier|navigation_expression|call_expression)$/;

/** Every use of a client in a file; `unclear` are lists, protocols, and functions of other code. */
export function usesIn(file: NativeFile): Use[] {
  return findAll(file.tree.root, ({ type }) => expressions.test(type)).flatMap((node): Use[] => {
    if (!isValue(node) || isInPlugIn(file, node)) return [];
    if (isConstruction(file, node)) return [{ node, from: null, to: destination(file, node, true) }];
    const client = clientOf(file, node);
    if (!client) return [];
    const from = client.kind === 'shared' ? null : keyOfClient(file, client, node);
    return [{ node, from, to: destination(file, node, false) }];
  });
}

/** An expression, and not a part of one, a label, or the name of something that is declared. */
function isValue({ type, field, parent }: SyntaxNode): boolean {
  if (!parent || type !== 'simple_identifier') return parent !== null;
  if (
    /^(value_argument_label|parameter|lambda_parameter|pattern|identifier|capture_list_item)$/.test(
      parent.type,
    )
  )
    return false;
  if (field === 'bound_identifier' || field === 'suffix' || field === 'external_name') return false;
  return !(field === 'name' && /declaration|parameter/.test(parent.type));
}

/** What an expression is handed on by, without being looked at. */
const wrappers =
  /^(tuple_expression|postfix_expression|as_expression|try_expression|await_expression|nil_coalescing_expression|ternary_expression)$/;

const questions =
  /^(infix_expression|equality_expression|conjunction_expression|disjunction_expression|comparison_expression|directly_assignable_expression|interpolated_expression|capture_list_item)$/;

function destination(file: NativeFile, node: SyntaxNode, isMade: boolean): Use['to'] {
  const { parent } = node;
  if (!parent) return null;
  if (wrappers.test(parent.type)) return destination(file, parent, isMade);
  if (questions.test(parent.type)) return null;
  if (node.field === 'default_value') return parameterOf(file, node);
  switch (parent.type) {
    case 'if_statement':
    case 'guard_statement':
    case 'while_statement':
      return boundTo(file, parent, node);
    case 'navigation_expression':
      return ofMember(file, parent);
    case 'property_declaration':
      return ofHolder(file, parent, node);
    case 'assignment':
      return ofAssigned(file, parent, node);
    case 'control_transfer_statement':
      return ofGiver(file, parent);
    case 'statements':
      return isMade || parts(parent).length > 1 ? null : ofGiver(file, node);
    case 'value_argument':
      return keyOfArgument(file, parent) ?? 'unclear';
    case 'source_file':
    case 'call_expression':
      return null;
    default:
      return textOf(file.tree, parent).endsWith('?') ? null : 'unclear';
  }
}

/** `if let client = make()`; of a name, what is bound is the same client. */
function boundTo({ tree }: NativeFile, condition: SyntaxNode, value: SyntaxNode): string | null {
  const index = condition.children.indexOf(value);
  const [name, equals] = condition.children.slice(Math.max(index - 2, 0), index);
  return name?.field === 'bound_identifier' && equals && textOf(tree, equals) === '=' ? ownKey(name) : null;
}

function ofMember(file: NativeFile, navigation: SyntaxNode): Use['to'] {
  const member = memberOf(file.tree, navigation);
  const name = member ? textOf(file.tree, member.name) : '';
  if (extensionMembers(file).has(name)) return memberKey(name);
  return iosMethods.has(name) || knownProperties.test(name) ? null : 'unclear';
}

const knownProperties =
  /^(anonymousId|userId|enabled|writeKey|operatingMode|flushInterval|flushAt|flushPolicies|hasUnsentEvents|pendingUploads|timeline|configuration)$/;

/** A variable of a client's type, or of the type that what it is made from has. */
function ofHolder(file: NativeFile, property: SyntaxNode, value: SyntaxNode): Use['to'] {
  const declared = declarationsIn(file.tree, property).findLast(
    (one) => one.value === null || (one.value.start <= value.start && value.end <= one.value.end),
  );
  if (!declared) return 'unclear';
  return declared.type === null || clientType(file, declared.type, property)
    ? keyOfDeclaration(file, declared)
    : 'unclear';
}

/** A variable whose old value is looked at on the right is linked with itself. */
function ofAssigned(file: NativeFile, assignment: SyntaxNode, value: SyntaxNode): Use['to'] {
  const target = fieldOf(assignment, 'target');
  const left = target && parts(target)[0];
  if (!left || textOf(file.tree, left) === '_' || target === value) return left ? null : 'unclear';
  const client = clientOf(file, left);
  return client ? keyOfClient(file, client, left) : 'unclear';
}

/** The function, accessor or closure around says that it gives a client. */
function ofGiver(file: NativeFile, node: SyntaxNode): Use['to'] {
  for (const around of ancestorsOf(node)) {
    if (around.type === 'function_declaration')
      return givesClient(file, around) ? keyOfFunction(file, around) : 'unclear';
    if (around.type === 'property_declaration') return ofHolder(file, around, node);
    if (around.type === 'lambda_literal' && !isCalledAtOnce(around)) return 'unclear';
  }
  return 'unclear';
}

/** `{ … }()` */
const isCalledAtOnce = ({ parent }: SyntaxNode): boolean => parent?.type === 'call_expression';

/** The default of a parameter of a client's type. */
function parameterOf(file: NativeFile, value: SyntaxNode): Use['to'] {
  const holder = value.parent;
  const parameter = holder?.children.findLast(({ type, end }) => type === 'parameter' && end <= value.start);
  const type = parameter ? textOf(file.tree, parameter).replace(/^[^:]*:\s*/, '') : null;
  return holder && clientType(file, type, value) ? takerKey(file, holder) : 'unclear';
}
