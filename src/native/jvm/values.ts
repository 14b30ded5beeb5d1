import type { Entry, Value } from '../../segment/value.js';
import { type NativeTree, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { chainOf, type Item } from './bags.js';
import { functionsNamed, resultType } from './functions.js';
import { bagOf, jsonBuilder } from './json.js';
import { jsonVariables } from './json-variables.js';
import { resolve, typeName } from './scope.js';
import { means } from './sdk.js';
import { callOf, dottedName, isKotlin, ownName, textConstant, unwrap } from './syntax.js';

/** What a value is to the output: a map in any case, one of Segment's or of JSON, or nothing that can be told. */
export type MapKind = 'plain' | 'segment' | 'json' | 'json-literal';

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

function literalFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const text = textOf(tree, node);
  if (text === 'null') return { shape: 'null' };
  if (text === 'true' || text === 'false')
    return { shape: 'boolean', nullable: false, constant: text === 'true' };
  if (/string_literal|text_block|character_literal/.test(node.type)) {
    const constant = textConstant(tree, node);
    const known =
      constant !== undefined ? { constant, nonEmpty: constant !== '' } : { nonEmpty: hasText(tree, node) };
    return { shape: 'string', nullable: false, ...known };
  }
  if (
    /^-?(0[xXbB])?[\d_][\da-fA-F_]*(\.[\d_]+)?([eE][+-]?\d+)?[uUlLfFdD]*$/.test(text) &&
    /literal|unary/.test(node.type)
  ) {
    const value = Number(text.replace(/_/g, '').replace(/(?<!0[xX][\da-fA-F]*)[uUlLfFdD]+$/, ''));
    return { shape: 'number', nullable: false, ...(Number.isNaN(value) ? {} : { constant: value }) };
  }
  if (node.type === 'binary_expression') return operationFacts(tree, node);
  return /lambda|anonymous_function|method_reference|callable_reference/.test(node.type)
    ? { shape: 'function', nullable: false }
    : {};
}

/** A text with something in it besides what is computed. */
function hasText(tree: NativeTree, node: SyntaxNode): boolean {
  return node.children.some(
    ({ type, start, end }) =>
      /content|fragment|escape/.test(type) && /[^$\s]/.test(tree.text.slice(start, end)),
  );
}

/** `"a" + b`, `n * 2`, `a == b` */
function operationFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const sign = operatorOf(tree, node);
  if (sign === '?:') return elvisFacts(tree, node);
  if (/^(==|!=|<|>|<=|>=|&&|\|\||===|!==)$/.test(sign)) return { shape: 'boolean', nullable: false };
  const sides = parts(node).map((side) => readValue(tree, side));
  if (sign === '+' && sides.some(({ shape }) => shape === 'string')) {
    return { shape: 'string', nullable: false, nonEmpty: sides.some(({ nonEmpty }) => nonEmpty === true) };
  }
  const isNumber = /^[-+*/%]$/.test(sign) && sides.every(({ shape }) => shape === 'number');
  return isNumber ? { shape: 'number', nullable: false } : {};
}

const operatorOf = (tree: NativeTree, node: SyntaxNode): string => {
  const operator = node.children.find((child) => !child.named);
  return operator ? textOf(tree, operator) : '';
};

/** `a ?: b` is of the type of both, and missing only where `b` is. */
function elvisFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const [left, right] = parts(node).map((side) => readValue(tree, side));
  if (!left || !right || (left.shape !== 'unknown' && left.shape !== right.shape)) return {};
  return right.shape === 'string' || right.shape === 'number' || right.shape === 'boolean'
    ? { shape: right.shape, nullable: right.nullable }
    : {};
}

/** Maps that are written out, with their entries. */
function mapFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const bag = bagOf(tree, node);
  if (bag) {
    return {
      shape: 'object',
      nullable: false,
      stable: false,
      entries: bag.items.map((item) => entryOf(tree, item)),
      commented: bag.isCommented,
    };
  }
  const options = optionsOf(tree, node);
  if (options) return { shape: 'object', nullable: false, stable: false, entries: options };
  if (mapKindOf(tree, node) === null) return {};
  return { shape: 'object', nullable: mayBeNull(tree, node), ...literalMap(tree, node) };
}

function entryOf(tree: NativeTree, { key, value, span, isSolid, isDate }: Item): Entry {
  if (key === null) return { kind: 'computed', span };
  const node = Array.isArray(value) ? null : (value as SyntaxNode);
  if (!node) return { kind: 'computed', span };
  const read = readValue(tree, node);
  return { kind: 'property', key, value: isSolid || isDate ? { ...read, nullable: false } : read, span };
}

/** `Options().setIntegration("All", false).putContext("ip", ip)` as the fields that the other SDKs have for it. */
function optionsOf(tree: NativeTree, expression: SyntaxNode): Entry[] | null {
  const integrations: Entry[] = [];
  const context: Entry[] = [];
  let node = unwrap(expression);
  for (;;) {
    const call = callOf(tree, node);
    if (!call || call.lambda) return null;
    if (!call.receiver) {
      if (!means(tree, call.method, 'options') || call.args.length > 0) return null;
      const span = spanOf(node);
      return [
        group('integrations', integrations.reverse(), span),
        group('context', context.reverse(), span),
      ].filter(({ value }) => (value.entries?.length ?? 0) > 0);
    }
    const [key, value] = call.args;
    if (!key || !value || !/^(setIntegration|setIntegrationOptions|putContext)$/.test(call.method))
      return null;
    const constant =
      textConstant(tree, key.value) ??
      /BundledIntegration\.(\w+)$/
        .exec(textOf(tree, key.value))?.[1]
        ?.toLowerCase()
        .replace(/^\w/, (letter) => letter.toUpperCase()) ??
      (/ALL_INTEGRATIONS_KEY$/.test(textOf(tree, key.value)) ? 'All' : undefined);
    const span = { start: call.name.start, end: call.node.end };
    const entry: Entry =
      constant === undefined
        ? { kind: 'computed', span }
        : { kind: 'property', key: constant, value: readValue(tree, value.value), span };
    (call.method === 'putContext' ? context : integrations).push(entry);
    node = unwrap(call.receiver);
  }
}

function group(
  key: string,
  entries: readonly Entry[],
  span: Value['span'],
): Extract<Entry, { kind: 'property' }> {
  return {
    kind: 'property',
    key,
    value: { span, shape: 'object', nullable: false, stable: false, entries },
    span,
  };
}

/** A map that a parameter or a function gives may be missing, unless Kotlin's type says that it is not. */
function mayBeNull(tree: NativeTree, node: SyntaxNode): boolean {
  const own = ownName(tree, node);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (!declared) return !isKotlin(tree) && callOf(tree, node)?.isConstruction === false;
  if (isKotlin(tree)) return typeName(tree, declared.type)?.nullable ?? false;
  return declared.kind === 'parameter' || declared.value === null || textOf(tree, declared.value) === 'null';
}

/** `mapOf("k" to v)` of Kotlin. */
function literalMap(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const call = callOf(tree, node);
  if (
    !call ||
    call.receiver ||
    call.lambda ||
    !/^(mapOf|mutableMapOf|hashMapOf|linkedMapOf)$/.test(call.method)
  )
    return {};
  const entries = call.args.map(({ value, isSpread }): Entry => {
    const [key, word, given] = parts(value);
    const constant = key ? textConstant(tree, key) : undefined;
    const isPair =
      value.type === 'infix_expression' && word && textOf(tree, word) === 'to' && given !== undefined;
    if (isSpread || !isPair || constant === undefined) return { kind: 'computed', span: spanOf(value) };
    return { kind: 'property', key: constant, value: readValue(tree, given), span: spanOf(value) };
  });
  return { entries, commented: /\/[/*]/.test(textOf(tree, node).replace(/"(?:[^"\\]|\\.)*"/g, '')) };
}

const mapTypes = /^(?:kotlin\.collections\.|java\.util\.)?(Mutable|Hash|LinkedHash|Tree|Concurrent)?Map$/;
const mapMakers = /^(mapOf|mutableMapOf|hashMapOf|linkedMapOf|emptyMap|buildMap)$/;

/** Which kind of map an expression gives; null where that cannot be told. */
export function mapKindOf(tree: NativeTree, expression: SyntaxNode, depth = 0): MapKind | null {
  const node = unwrap(expression);
  if (depth > 4) return null;
  if (node.type === 'binary_expression') {
    const kinds = parts(node).map((side) => mapKindOf(tree, side, depth + 1));
    if (operatorOf(tree, node) === '+') return kinds[0] === 'plain' ? 'plain' : null;
    return operatorOf(tree, node) === '?:' && kinds.every((kind) => kind === kinds[0])
      ? (kinds[0] ?? null)
      : null;
  }
  const own = ownName(tree, node);
  if (own) {
    const declared = resolve(tree, own.name, own.node, own.isMember);
    if (declared && jsonVariables(tree).has(declared)) return 'json-literal';
    return declared
      ? (kindOfType(tree, declared.type) ??
          (declared.value ? literalAsVariable(mapKindOf(tree, declared.value, depth + 1)) : null))
      : null;
  }
  const call = callOf(tree, node);
  if (!call) return null;
  if (chainOf(tree, node)) return 'segment';
  if (jsonBuilder(tree, node) || bagOf(tree, node)) return 'json-literal';
  if (!call.receiver) {
    if (call.isConstruction || isKotlin(tree)) {
      if (means(tree, call.method, 'bag')) return 'segment';
      if (mapTypes.test(call.method.replace(/<[\s\S]*>$/, ''))) return 'plain';
    }
    if (mapMakers.test(call.method)) return 'plain';
    const made = functionType(tree, call.method);
    return kindOfType(tree, made);
  }
  if (
    /^(apply|also|putAll|plus|toMap|toMutableMap|filterValues|filterKeys|mapValues|filter)$/.test(call.method)
  ) {
    return mapKindOf(tree, call.receiver, depth + 1);
  }
  if (textOf(tree, call.receiver) === 'Map' || textOf(tree, call.receiver) === 'Collections')
    return /^(of|ofEntries|copyOf|emptyMap|singletonMap|unmodifiableMap)$/.test(call.method) ? 'plain' : null;
  if (dottedName(tree, call.receiver) === 'this') return kindOfType(tree, functionType(tree, call.method));
  return null;
}

/** A variable made by `buildJsonObject` holds JSON; only in the call itself it is written out. */
const literalAsVariable = (kind: MapKind | null): MapKind | null => (kind === 'json-literal' ? 'json' : kind);

export function kindOfType(tree: NativeTree, type: SyntaxNode | null): MapKind | null {
  const known = typeName(tree, type);
  if (!known) return null;
  if (mapTypes.test(known.name)) return 'plain';
  if (known.name === 'JsonObject' || known.name === 'kotlinx.serialization.json.JsonObject') return 'json';
  return means(tree, known.name, 'bag') ? 'segment' : null;
}

/** The type that a function of the file gives; null where there are several or none. */
function functionType(tree: NativeTree, name: string): SyntaxNode | null {
  const [only, ...more] = functionsNamed(tree, name);
  return only && more.length === 0 ? (resultType(only) ?? bodyMaker(tree, only)) : null;
}

/** Of `fun f() = Properties()…`: the name of the class that it makes. */
function bodyMaker(tree: NativeTree, node: SyntaxNode): SyntaxNode | null {
  const body = node.children.find(({ type }) => type === 'function_body');
  const made = body ? /^=\s*(\w+)\(/.exec(textOf(tree, body))?.[1] : undefined;
  if (!body || !made || !means(tree, made, 'bag')) return null;
  let found: SyntaxNode | null = body;
  while (found && !(found.type === 'identifier' && textOf(tree, found) === made))
    found = parts(found)[0] ?? null;
  return found;
}

function nameFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const own = ownName(tree, node);
  const last = own?.name ?? /(\w+)(?:\(\))?$/.exec(textOf(tree, node))?.[1] ?? '';
  const facts =
    /(^|[a-z_])(ID|Id|id|uid|Uid|UID)$|^(get)?(user|group|org\w*)Id$/i.test(last) && /[iI][dD]$/.test(last)
      ? { namedAsId: true }
      : {};
  if (!own) return facts;
  const declared = resolve(tree, own.name, own.node, own.isMember);
  const type = declared ? typeFacts(tree, declared.type) : {};
  if (
    type.shape !== undefined ||
    !declared?.value ||
    !declared.isConstant ||
    declared.value.start === node.start
  )
    return { ...facts, ...type };
  const value = ofVariable(readValue(tree, declared.value));
  return { ...facts, ...value };
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
  return name === 'Date' ? { shape: 'date', nullable } : {};
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
  return { shape: 'string', nullable: call.method === 'getString' && !isResource(tree, node) };
}

const isResource = (tree: NativeTree, node: SyntaxNode): boolean =>
  /getString\(\s*R\./.test(textOf(tree, node));

/** Reading it again gives the same and does nothing else. */
function isStable(tree: NativeTree, expression: SyntaxNode): boolean {
  const node = unwrap(expression);
  if (/literal$/.test(node.type)) return true;
  return dottedName(tree, node) !== null || ownName(tree, node) !== null;
}
