import { isFunction } from '../jvm/declaration.js';
import { resultType } from '../jvm/functions.js';
import { operatorOf } from '../jvm/literal-facts.js';
import { callOf } from '../jvm/syntax.js';
import { ancestorsOf, fieldOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';

/**
 * What becomes of the value of a call. Segment's methods give none, Amplitude's give the client.
 * `none`: nothing takes it. `body`: it is that of a function, which can do with a block instead. `taken`: something may
 * want a `Unit`.
 */
export type Use = 'none' | 'body' | 'taken';

/** Follows the value outwards, through branches and brackets that only pass it on. */
export function useOf(tree: NativeTree, node: SyntaxNode): Use {
  let inner = node;
  for (const around of ancestorsOf(node)) {
    if (around.type === 'function_body') return inner.type === 'block' ? 'none' : bodyUse(tree, around);
    if (around.type === 'lambda_literal') return isLast(around, inner) ? lambdaUse(tree, around) : 'none';
    if (nothing.test(around.type)) return 'none';
    if (around.type === 'block' && !isLast(around, inner)) return 'none';
    if (around.type === 'return_expression')
      return inner === node && isUnit(tree, givenBy(around)) ? 'body' : 'taken';
    if (around.type === 'navigation_expression' && parts(around)[0] === inner) return 'none';
    if (!passesOn(tree, around, inner)) return 'taken';
    inner = around;
  }
  return 'none';
}

/** In these a statement is run for what it does. */
const nothing =
  /^(source_file|statements|for_statement|while_statement|do_while_statement|finally_block|anonymous_initializer|secondary_constructor)$/;

const isLast = (list: SyntaxNode, child: SyntaxNode): boolean => parts(list).at(-1) === child;

/** True for what has the value of one of its parts. */
export function passesOn(tree: NativeTree, around: SyntaxNode, inner: SyntaxNode): boolean {
  if (around.type === 'binary_expression') return operatorOf(tree, around) === '?:';
  if (around.type === 'if_expression' || around.type === 'when_entry') return inner.field !== 'condition';
  return branches.test(around.type);
}

const branches =
  /^(block|when_expression|elvis_expression|try_expression|catch_block|parenthesized_expression|control_structure_body|labeled_expression|annotated_expression)$/;

/** `fun f() = call`, `fun f(): Unit = call`; a property needs the type that its getter gives. */
function bodyUse(tree: NativeTree, { parent }: SyntaxNode): Use {
  if (parent === null) return 'none';
  if (parent.type !== 'getter') return isUnit(tree, resultType(parent)) ? 'body' : 'taken';
  const type = resultType(parent) ?? typeOfProperty(parent.parent);
  return type !== null && isUnit(tree, type) ? 'body' : 'taken';
}

function typeOfProperty(property: SyntaxNode | null): SyntaxNode | null {
  const variable = property?.children.find(({ type }) => type === 'variable_declaration');
  return variable ? (parts(variable)[1] ?? null) : null;
}

/** The type of the function that a `return` ends; null where none is written. */
function givenBy(jump: SyntaxNode): SyntaxNode | null {
  if (fieldOf(jump, 'label')) return null;
  const owner = [...ancestorsOf(jump)].find(
    (around) => isFunction(around) && around.type !== 'lambda_literal',
  );
  return owner ? resultType(owner) : null;
}

const isUnit = (tree: NativeTree, type: SyntaxNode | null): boolean =>
  type === null || /^(kotlin\.)?Unit$/.test(textOf(tree, type));

/** The last statement of a lambda is its value, which counts where a function may hand it on. */
function lambdaUse(tree: NativeTree, lambda: SyntaxNode): Use {
  const call = callAround(tree, lambda);
  if (!call) return isTyped(lambda) ? 'none' : 'taken';
  if (forItself.test(call.method)) return 'none';
  if (call.node.parent?.type === 'property_delegate')
    return typeOfProperty(call.node.parent.parent) === null ? 'none' : 'taken';
  const use = useOf(tree, call.node);
  // A function that says that it gives nothing asks its lambda for nothing.
  return use === 'body' && hasUnitType(call.node) ? 'none' : use === 'none' ? 'none' : 'taken';

  function hasUnitType(node: SyntaxNode): boolean {
    const owner = [...ancestorsOf(node)].find(isFunction);
    return owner !== undefined && resultType(owner) !== null;
  }
}

/** Functions, and classes with one method, whose lambda gives nothing. */
const forItself =
  /^([A-Z]\w*|forEach|forEachIndexed|onEach|also|apply|launch\w*|post\w*|thread|repeat|clickable|(set|add|on|do)[A-Z]\w*)$/;

function callAround(tree: NativeTree, lambda: SyntaxNode) {
  const { parent } = lambda;
  if (parent?.type === 'annotated_lambda') return parent.parent && callOf(tree, parent.parent);
  const brackets = parent?.type === 'value_argument' ? parent.parent : null;
  return brackets?.type === 'value_arguments' && brackets.parent ? callOf(tree, brackets.parent) : null;
}

/** What holds the lambda says what the lambda gives, or is nobody's business. */
function isTyped({ parent }: SyntaxNode): boolean {
  if (parent?.type === 'property_declaration') return typeOfProperty(parent) !== null;
  if (parent?.type === 'function_body') return parent.parent !== null && resultType(parent.parent) !== null;
  return true;
}
