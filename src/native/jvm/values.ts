import type { Value } from '../../segment/value.js';
import { type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { receiverOfLambda } from './lambda-receivers.js';
import { literalFacts } from './literal-facts.js';
import { mapFacts } from './map-facts.js';
import { resolve } from './scope.js';
import { type Call, callOf, dottedName, isKotlin, ownName, unwrap } from './syntax.js';
import { typeName } from './type-name.js';

/** Reads an argument as far as it can be read from the code. */
export function readValue(tree: NativeTree, node: SyntaxNode): Value {
  const span = spanOf(node);
  const base = { span, shape: 'unknown', nullable: true, stable: isStable(tree, node) } as const;
  const inner = unwrap(node);
  if (inner !== node) return { ...readValue(tree, inner), span };
  return {
    ...base,
    ...literalFacts(tree, node),
    ...mapFacts(tree, node),
    ...nameFacts(tree, node),
    ...callFacts(tree, node),
  };
}

function nameFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const own = ownName(tree, node);
  const last = own?.name ?? /(\w+)(?:\(\))?$/.exec(textOf(tree, node))?.[1] ?? '';
  const facts =
    /(^|[a-z_])(ID|Id|id|uid|Uid|UID)$|^(get)?(user|group|org\w*)Id$/i.test(last) && /[iI][dD]$/.test(last)
      ? { namedAsId: true }
      : {};
  if (!own) return facts;
  const given = own.isMember ? null : lambdaFacts(tree, node, own.name);
  if (given) return { ...facts, ...given };
  const declared = resolve(tree, own.name, own.node, own.isMember);
  const type = declared ? typeFacts(tree, declared.type) : {};
  if (
    type.shape !== undefined ||
    !declared?.value ||
    !declared.isConstant ||
    declared.value.start === node.start
  )
    return { ...facts, ...type };
  return { ...facts, ...ofVariable(readValue(tree, declared.value)) };
}

/** `it` of `name?.let { … }` is what the lambda was given, and never missing behind `?.`. */
function lambdaFacts(tree: NativeTree, node: SyntaxNode, name: string): Partial<Value> | null {
  const receiver = receiverOfLambda(tree, node, name);
  if (!receiver) return null;
  const { shape, nullable, namedAsId, nonEmpty } = readValue(tree, receiver);
  const isSafe = /^\s*\?\./.test(tree.text.slice(receiver.end));
  return {
    ...(shape === 'unknown' || shape === 'null' ? {} : { shape, nullable: nullable && !isSafe }),
    ...(namedAsId ? { namedAsId } : {}),
    ...(nonEmpty ? { nonEmpty } : {}),
  };
}

/** What a constant's value says about its name. */
function ofVariable({ shape, nullable, nonEmpty, entries }: Value): Partial<Value> {
  if (shape === 'unknown' || shape === 'null' || entries) return {};
  return { shape, nullable, ...(nonEmpty ? { nonEmpty } : {}) };
}

function typeFacts(tree: NativeTree, type: SyntaxNode | null): Partial<Value> {
  const known = typeName(tree, type);
  if (!known) return {};
  const name = known.name.replace(/^(kotlin|java\.lang|java\.util)\./, '');
  const isPrimitive = !isKotlin(tree) && /^(int|long|short|byte|double|float|boolean|char)$/.test(name);
  const nullable = isKotlin(tree) ? known.nullable : !isPrimitive;
  if (/^(String|CharSequence)$/.test(name)) return { shape: 'string', nullable };
  if (/^(int|long|short|byte|double|float|Int|Long|Short|Byte|Double|Float|Integer|Number)$/.test(name))
    return { shape: 'number', nullable };
  if (/^(boolean|Boolean)$/.test(name)) return { shape: 'boolean', nullable };
  if (name === 'Date') return { shape: 'date', nullable };
  // A type parameter may stand for a type with null.
  return isKotlin(tree) && !nullable && /^[A-Z]\w+$/.test(name) && !/^(Any|Nothing)$/.test(name)
    ? { nullable }
    : {};
}

const textMakers =
  /^(toString|getString|format|trim|lowercase|uppercase|toLowerCase|toUpperCase|valueOf|joinToString|substring|replace|concat|orEmpty|simpleName|getSimpleName)$/;

function callFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const call = callOf(tree, node);
  if (!call) return {};
  if (/^(Date|java\.util\.Date)$/.test(call.method)) return { shape: 'date', nullable: false };
  if (call.receiver && !call.safe && /^to(Int|Long|Double|Float|Short|Byte)$/.test(call.method)) {
    return { shape: 'number', nullable: false };
  }
  if (call.safe)
    return /^(toString|trim|lowercase|uppercase|format)$/.test(call.method) ? { shape: 'string' } : {};
  if (!textMakers.test(call.method)) return {};
  if (call.method === 'valueOf' && call.receiver && textOf(tree, call.receiver) !== 'String') return {};
  const nullable = call.method === 'getString' && !isResource(tree, node);
  return { shape: 'string', nullable, ...(isNumberText(tree, call) ? { nonEmpty: true } : {}) };
}

/** `count.toString()`, `String.valueOf(count)`: a number has at least a digit. */
function isNumberText(tree: NativeTree, { method, receiver, args }: Call): boolean {
  const shown = method === 'toString' && args.length === 0 ? receiver : args[0]?.value;
  return /^(toString|valueOf)$/.test(method) && !!shown && readValue(tree, shown).shape === 'number';
}

const isResource = (tree: NativeTree, node: SyntaxNode): boolean =>
  /getString\(\s*R\./.test(textOf(tree, node));

/** Reading it again gives the same and does nothing else. */
function isStable(tree: NativeTree, expression: SyntaxNode): boolean {
  const node = unwrap(expression);
  if (/literal$/.test(node.type)) return true;
  return dottedName(tree, node) !== null || ownName(tree, node) !== null;
}
