import type { Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Line, line } from '../statements.js';
import type { SyntaxNode } from '../tree.js';
import { quoted, renderExpression } from './expressions.js';
import { nodeAt, type Rendering } from './rendering.js';
import { isOptional } from './values.js';

/** How an SDK says the operations of an identify. */
export interface Operations {
  readonly make: string;
  readonly operate: (operation: string, key: string, value: Piece[]) => Piece[];
  readonly unset: (key: string) => string;
  /** A value as the SDK takes it. */
  readonly valueOf: (text: Piece[], node: SyntaxNode | null) => Piece[];
  /** A nil is sent as a null; the other SDK passes over it. */
  readonly takesNil: boolean;
}

/** `let identify = Identify()`, and one operation a trait: a nil takes the trait away, as it did behind Segment. */
export function operationLines(
  name: string,
  traits: Extract<Traits, { form: 'each' }>,
  sdk: Operations,
  context: Rendering,
): Line[] {
  const set = traits.traits.map(({ key, value, operation = 'set' }): Line => {
    const node = value.kind === 'source' ? nodeAt(context.call.node, value.span) : null;
    const text = renderExpression(value, context);
    const mayBeNil = node !== null && isOptional(context.file.tree, node);
    if (sdk.takesNil || !mayBeNil)
      return line(...sdk.operate(operation, quoted(key), sdk.valueOf(text, node)));
    const given = sdk.operate(operation, quoted(key), sdk.valueOf(['value'], null));
    return line('if let value = ', ...text, ' { ', ...given, ` } else { ${sdk.unset(quoted(key))} }`);
  });
  const unset = (traits.unset ?? []).map((key) => line(sdk.unset(quoted(key))));
  return [line(`let ${name} = ${sdk.make}`), ...set, ...unset];
}
