import { iosMethods } from '../../segment/ios.js';
import type { NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, findAll, parts, type SyntaxNode, textOf } from '../tree.js';
import { clientOf } from './clients.js';
import { isConstruction } from './construction.js';
import { extensionMembers } from './extensions.js';
import { givesClient } from './functions.js';
import { isInPlugIn } from './plug-ins.js';
import { declarationOf } from './scope.js';
import { clientType, isClientClass } from './sdk.js';
import { isShared } from './shared-client.js';
import { callOf, memberOf, typeAround, typeNameOf } from './syntax.js';

const expressions = /^(simple_identifier|navigation_expression|call_expression)$/;

/** Where a client goes to code that cannot be followed: to a function of another type, into a list, behind a protocol. */
export function unclearUses(file: NativeFile): SyntaxNode[] {
  const { tree } = file;
  return findAll(tree.root, ({ type }) => expressions.test(type)).filter((node) => {
    if (!isValue(node) || isInPlugIn(file, node)) return false;
    const made = isConstruction(file, node);
    return (made || clientOf(file, node) !== null) && !isFollowed(file, node, made);
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
  /^(if_statement|guard_statement|while_statement|infix_expression|equality_expression|conjunction_expression|disjunction_expression|comparison_expression|directly_assignable_expression|interpolated_expression|capture_list_item)$/;

function isFollowed(file: NativeFile, node: SyntaxNode, isMade: boolean): boolean {
  const { tree } = file;
  const { parent } = node;
  if (!parent) return true;
  if (wrappers.test(parent.type)) return isFollowed(file, parent, isMade);
  if (questions.test(parent.type)) return true;
  if (node.field === 'default_value') return parameterOf(file, node);
  switch (parent.type) {
    case 'navigation_expression':
      return isKnownMember(file, parent);
    case 'property_declaration':
      return isHolder(file, parent);
    case 'assignment':
      return isAssignedToClient(file, parent);
    case 'control_transfer_statement':
      return isGiven(file, parent);
    case 'statements':
      return isMade || parts(parent).length > 1 || isGiven(file, node);
    case 'value_argument':
      return isTaken(file, parent);
    case 'source_file':
    case 'call_expression':
      return true;
    default:
      return textOf(tree, parent).endsWith('?');
  }
}

function isKnownMember(file: NativeFile, navigation: SyntaxNode): boolean {
  const member = memberOf(file.tree, navigation);
  const name = member ? textOf(file.tree, member.name) : '';
  return iosMethods.has(name) || knownProperties.test(name) || extensionMembers(file).has(name);
}

const knownProperties =
  /^(anonymousId|userId|enabled|writeKey|operatingMode|flushInterval|flushAt|flushPolicies|hasUnsentEvents|pendingUploads|timeline|configuration)$/;

/** A variable of a client's type, or of the type that what it is made from has. */
function isHolder(file: NativeFile, declaration: SyntaxNode): boolean {
  const type = declaration.children.find((child) => child.type === 'type_annotation');
  return type === undefined || clientType(file, textOf(file.tree, type).replace(/^:\s*/, ''), declaration);
}

function isAssignedToClient(file: NativeFile, assignment: SyntaxNode): boolean {
  const target = fieldOf(assignment, 'target');
  const left = target && parts(target)[0];
  if (!left) return false;
  return textOf(file.tree, left) === '_' || clientOf(file, left) !== null;
}

/** The function, accessor or closure around says that it gives a client. */
function isGiven(file: NativeFile, node: SyntaxNode): boolean {
  for (const around of ancestorsOf(node)) {
    if (/^(function_declaration)$/.test(around.type)) return givesClient(file, around);
    if (around.type === 'property_declaration') return isHolder(file, around);
    if (around.type === 'lambda_literal' && !isCalledAtOnce(around)) return false;
  }
  return false;
}

/** `{ … }()` */
const isCalledAtOnce = ({ parent }: SyntaxNode): boolean => parent?.type === 'call_expression';

/** The default of a parameter of a client's type. */
function parameterOf(file: NativeFile, value: SyntaxNode): boolean {
  const parameter = value.parent?.children.findLast(
    ({ type, end }) => type === 'parameter' && end <= value.start,
  );
  const type = parameter ? textOf(file.tree, parameter).replace(/^[^:]*:\s*/, '') : null;
  return clientType(file, type, value);
}

/** The parameter of a function or initializer of the app that takes a client. */
function isTaken(file: NativeFile, argument: SyntaxNode): boolean {
  const call = [...ancestorsOf(argument)].find(({ type }) => type === 'call_expression');
  const taken = call ? callOf(file.tree, call) : null;
  if (!taken) return false;
  const name = textOf(file.tree, taken.callee)
    .replace(/\.init$/, '')
    .split('.')
    .at(-1);
  return name !== undefined && (file.project.takers.has(name) || takersIn(file).includes(name));
}

/** Functions of a file, and types by their initializers, that take a client. */
export function takersIn(file: NativeFile): string[] {
  const { tree } = file;
  const takers = findAll(
    tree.root,
    ({ type }) => type === 'function_declaration' || type === 'init_declaration',
  );
  return takers.filter((node) => takesClient(file, node)).map((node) => nameOfTaker(file, node));
}

function takesClient(file: NativeFile, node: SyntaxNode): boolean {
  if (isInPlugIn(file, node)) return false;
  return node.children
    .filter(({ type }) => type === 'parameter')
    .some((parameter) => {
      const name = parameter.children.filter(({ type }) => type === 'simple_identifier').at(-1);
      const inside = fieldOf(node, 'body')?.children[0] ?? node.children[0];
      const declared =
        name && inside ? declarationOf(file.tree, inside, textOf(file.tree, name), node) : null;
      return clientType(file, declared?.type ?? null, node);
    });
}

function nameOfTaker(file: NativeFile, node: SyntaxNode): string {
  const around = node.type === 'init_declaration' ? typeAround(node) : null;
  if (around) return typeNameOf(file.tree, around);
  const name = fieldOf(node, 'name');
  return name ? textOf(file.tree, name) : '';
}

/** Expressions that are the shared client, and no receiver of a call that was found. */
export function sharedValues(file: NativeFile): SyntaxNode[] {
  return findAll(file.tree.root, (node) => node.type === 'call_expression' && isShared(file, node));
}

/** Every place where a class of a client stands as a type, or is asked for itself. */
export function clientTypes(file: NativeFile): SyntaxNode[] {
  return findAll(
    file.tree.root,
    ({ type }) => type === 'user_type' || type === 'navigation_expression',
  ).flatMap((node) => {
    if (isInPlugIn(file, node)) return [];
    if (node.type === 'user_type') return isClientClass(file, textOf(file.tree, node), node) ? [node] : [];
    const member = memberOf(file.tree, node);
    const name = member ? textOf(file.tree, member.name) : '';
    const isAsked = name === 'self' || extensionMembers(file).has(name) || isStatic(file, name);
    return member && isAsked && isClientClass(file, textOf(file.tree, member.receiver), node)
      ? [member.receiver]
      : [];
  });
}

/** A property that an extension adds to the class itself: `Analytics.main`. */
const isStatic = ({ project }: NativeFile, name: string): boolean =>
  project.appleClients.some((client) => client.name === name && /^(SEG)?Analytics$/.test(client.owner ?? ''));
