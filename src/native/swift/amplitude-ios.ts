import type { Expression, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Line, line } from '../statements.js';
import type { SyntaxNode } from '../tree.js';
import { renderExpression } from './expressions.js';
import { type Dialect, nodeAt, type Rendering } from './rendering.js';
import { operationLines } from './trait-lines.js';
import { readValue } from './values.js';

/** Amplitude-iOS 8.x, as Swift sees it (`Amplitude.h`, `AMPIdentify.h`): the guide's form. */
export const amplitudeIos: Dialect = {
  module: 'Amplitude',
  track: (event, properties) => [
    'logEvent(',
    ...event,
    ...(properties ? [', withEventProperties: ', ...properties] : []),
    ')',
  ],
  options: () => null,
  setUserId: (id) => ['setUserId(', ...id, ')'],
  setDeviceId: (id) => ['setDeviceId(', ...id, ')'],
  identify: (traits, _options, context) => {
    const { speaker } = context.call;
    if (traits.form === 'whole')
      return [line(speaker, 'setUserProperties(', ...solid(traits.traits, context), ')')];
    const name = context.names.fresh('identify', context.scope);
    return [...operations(name, traits, context), line(`${speaker}identify(${name})`)];
  },
  setGroup: (type, name) => ['setGroup(', ...type, ', groupName: ', ...asObject(name), ')'],
  groupIdentify: (type, name, traits, _options, context) => {
    const identify = context.names.fresh('identify', context.scope);
    const last = line(
      context.call.speaker,
      'groupIdentify(withGroupType: ',
      ...type,
      ', groupName: ',
      ...asObject(name),
      `, groupIdentify: ${identify})`,
    );
    return traits.form === 'whole'
      ? [...loop(identify, traits.traits, context), last]
      : [...operations(identify, traits, context), last];
  },
  optOut: (value) => ['optOut = ', ...value],
  flush: 'uploadEvents()',
  reset: ['setUserId(nil)', 'regenerateDeviceId()'],
  read: { userId: 'userId', deviceId: 'getDeviceId()' },
  deviceIdMayBeNil: false,
};

/** A group's name is an object to this SDK, and a text of Swift is none. */
const asObject = (text: Piece[]): Piece[] => ['NSString(string: ', ...text, ')'];

/** The SDK takes no nil here. */
function solid(traits: Expression, context: Rendering): Piece[] {
  const node = traits.kind === 'source' ? nodeAt(context.call.node, traits.span) : null;
  const text = renderExpression(traits, context);
  return node && isSolid(context, node) ? text : [...text, ' ?? [:]'];
}

/** Certain to be there: a literal, a name whose type says so, or what has a default. */
function isSolid({ file }: Rendering, node: SyntaxNode): boolean {
  if (node.type === 'dictionary_literal' || node.type === 'nil_coalescing_expression') return true;
  const { shape, nullable } = readValue(file.tree, node);
  return shape === 'object' && !nullable;
}

/** `let identify = AMPIdentify()`, and one operation a trait; a chain of them would be optional, which `identify` does not take. */
function operations(name: string, traits: Extract<Traits, { form: 'each' }>, context: Rendering): Line[] {
  return operationLines(
    name,
    traits,
    {
      make: 'AMPIdentify()',
      operate: (operation, key, value) => [`${name}.${operation}(${key}, value: `, ...value, ')'],
      unset: (key) => `${name}.unset(${key})`,
      valueOf: objectOf,
      takesNil: true,
    },
    context,
  );
}

function loop(name: string, traits: Expression, context: Rendering): Line[] {
  return [
    line(`let ${name} = AMPIdentify()`),
    {
      pieces: ['for (key, value) in ', ...solid(traits, context)],
      block: [line(`${name}.set(key, value: value as AnyObject as? NSObject)`)],
    },
  ];
}

/** Values are objects to this SDK: numbers in a box, texts cast, and of what nobody knows what it is whatever is one. */
function objectOf(text: Piece[], node: SyntaxNode | null): Piece[] {
  switch (isNegative(node) ? 'integer_literal' : node?.type) {
    case 'line_string_literal':
    case 'multi_line_string_literal':
      return [...text, ' as NSObject'];
    case 'integer_literal':
    case 'real_literal':
    case 'boolean_literal':
      return ['NSNumber(value: ', ...text, ')'];
    case 'dictionary_literal':
      return [...text, ' as NSDictionary'];
    case 'array_literal':
      return [...text, ' as NSArray'];
    default:
      return [...text, ' as AnyObject as? NSObject'];
  }
}

/** `-1` */
const isNegative = (node: SyntaxNode | null): boolean =>
  node?.type === 'prefix_expression' &&
  node.children.some(({ type }) => /^(integer|real)_literal$/.test(type));
