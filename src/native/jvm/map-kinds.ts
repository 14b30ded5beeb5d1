import { type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { chainOf } from './bags.js';
import { functionsNamed, resultType } from './functions.js';
import { bagOf, isEmptyJson, jsonBuilder } from './json.js';
import { jsonVariables } from './json-variables.js';
import { operatorOf } from './literal-facts.js';
import { resolve } from './scope.js';
import { means } from './sdk.js';
import { callOf, isKotlin, ownName, unwrap } from './syntax.js';
import { typeName } from './type-name.js';

/** What a value is to the output: a map in any case, one of Segment's or of JSON, or nothing that can be told. */
export type MapKind = 'plain' | 'segment' | 'json' | 'json-literal';

const mapTypes = /^(?:kotlin\.collections\.|java\.util\.)?(Mutable|Hash|LinkedHash|Tree|Concurrent)?Map$/;

const mapMakers = /^(mapOf|mutableMapOf|hashMapOf|linkedMapOf|emptyMap|buildMap)$/;

/** Which kind of map an expression gives; null where that cannot be told. */
export function mapKindOf(tree: NativeTree, expression: SyntaxNode, depth = 0): MapKind | null {
  const node = unwrap(expression);
  if (depth > 4) return null;
  const isCast = /^(cast|as)_expression$/.test(expression.type) && textOf(tree, node) !== 'null';
  const cast = isCast
    ? kindOfType(tree, parts(expression).find(({ type }) => /type/.test(type)) ?? null)
    : null;
  if (cast) return cast;
  if (node.type === 'binary_expression') {
    const kinds = parts(node).map((side) => mapKindOf(tree, side, depth + 1));
    if (operatorOf(tree, node) === '+') return kinds[0] === 'plain' ? 'plain' : null;
    return operatorOf(tree, node) === '?:' && kinds.every((kind) => kind === kinds[0])
      ? (kinds[0] ?? null)
      : null;
  }
  if (isEmptyJson(tree, node)) return 'json-literal';
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
  // A setter that the app adds to one of Segment's maps gives the map on.
  if (/^put[A-Z]/.test(call.method) && mapKindOf(tree, call.receiver, depth + 1) === 'segment')
    return 'segment';
  if (textOf(tree, call.receiver) === 'Map' || textOf(tree, call.receiver) === 'Collections')
    return /^(of|ofEntries|copyOf|emptyMap|singletonMap|unmodifiableMap)$/.test(call.method) ? 'plain' : null;
  if (textOf(tree, call.receiver) === 'this') return kindOfType(tree, functionType(tree, call.method));
  return null;
}

/** A variable made by `buildJsonObject` holds JSON; only in the call itself it is written out. */
const literalAsVariable = (kind: MapKind | null): MapKind | null => (kind === 'json-literal' ? 'json' : kind);

/** Which kind of map a type is; null for any other type. */
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
