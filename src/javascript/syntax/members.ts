import type { Node, ObjectExpression } from '@babel/types';

/** The value of a member of an object that is written out; undefined where it has none of that name. */
export function memberOf({ properties }: ObjectExpression, name: string): Node | undefined {
  for (const property of properties) {
    if (
      property.type === 'ObjectProperty' &&
      property.key.type === 'Identifier' &&
      property.key.name === name
    )
      return property.value;
  }
  return undefined;
}
