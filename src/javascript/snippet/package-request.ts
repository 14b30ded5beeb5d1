import type { CallExpression, Node, ObjectExpression } from '@babel/types';
import { defaultRequest, type SnippetRequest } from '../../segment/snippet-package.js';
import { escapedFor } from '../syntax/literals.js';
import type { Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import { membersOf, type Option, optionsOf } from './package-options.js';

/**
 * Reads the options of `min` and `max`, each as text of a template literal: what is no literal is filled in there.
 * @returns null where the options, or what decides on a call in the snippet, are not seen
 */
export function readRequest(
  tree: Tree,
  { arguments: [argument, ...more] }: CallExpression,
): SnippetRequest | null {
  if (more.length > 0) return null;
  const options = argument ? optionsOf(tree, argument) : new Map<string, Option>();
  if (!options) return null;
  const text = (name: string, otherwise: string): string => {
    const option = options.get(name);
    return option ? filledIn(option) || otherwise : otherwise;
  };
  const load = called(options.get('load'), (settings) => jsonOf(settings));
  const page = called(options.get('page'), pageArguments);
  const bundles = options.get('useHostForBundles')?.value;
  const global = options.get('globalAnalyticsKey')?.value;
  if (load === undefined || page === undefined) return null;
  if (bundles && bundles.type !== 'BooleanLiteral') return null;
  if (global && global.type !== 'StringLiteral') return null;
  return {
    apiKey: text('apiKey', defaultRequest.apiKey),
    host: text('host', defaultRequest.host),
    ajsPath: text('ajsPath', defaultRequest.ajsPath),
    hostsBundles: bundles?.value === true,
    global: global?.value || defaultRequest.global,
    load: escaped(load),
    page: escaped(page),
  };
}

const escaped = (text: string | null): string | null => text && escapedFor('`', text);

/** A literal as it is, any other value as `${…}`. */
function filledIn({ value, text }: Option): string {
  if (value.type === 'StringLiteral') return escapedFor('`', value.value);
  return `\${${text}}`;
}

/** What a call in the snippet is given; null where it is not made, undefined where that is not seen. */
function called(
  option: Option | undefined,
  given: (value: ObjectExpression) => string | undefined,
): string | null | undefined {
  if (!option) return '';
  const { value } = option;
  if (value.type === 'BooleanLiteral') return value.value ? '' : null;
  return value.type === 'ObjectExpression' ? given(value) : undefined;
}

/** `{ category, name, properties }` as the arguments of `page`. */
function pageArguments(page: ObjectExpression): string | undefined {
  const members = membersOf(page, () => '');
  const texts = ['category', 'name', 'properties'].flatMap((name) => {
    const option = members?.get(name);
    return option ? [jsonOf(option.value)] : [];
  });
  if (!members || texts.includes(undefined)) return undefined;
  return texts.filter((text) => text !== '""').join(', ');
}

/** A literal as JSON; undefined for what is none. */
function jsonOf(node: Node): string | undefined {
  const value = unwrapped(node);
  if (value.type === 'StringLiteral' || value.type === 'NumericLiteral' || value.type === 'BooleanLiteral')
    return JSON.stringify(value.value);
  if (value.type === 'NullLiteral') return 'null';
  if (value.type !== 'ObjectExpression') return undefined;
  const members = [...(membersOf(value, () => '') ?? [])].map(([name, option]) => {
    const text = jsonOf(option.value);
    return text && `${JSON.stringify(name)}: ${text}`;
  });
  if (members.length < value.properties.length || members.includes(undefined)) return undefined;
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}
