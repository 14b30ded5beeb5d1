import { behaviours } from './behaviours.js';
import { destinationRules } from './model/destination.js';

/** What pairs are about: a rule of the destination, or what two SDKs do differently around it. */
export type RuleName = string;

/** Every line of the table, in its order. */
export const rules: readonly { readonly name: RuleName; readonly says: string }[] = [
  ...destinationRules,
  ...behaviours,
];
