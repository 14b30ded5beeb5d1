import { constant, type ObjectEntry, source } from '../amplitude/step.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';
import { propertyOf } from '../segment/value.js';

const revenueFields = ['revenue', 'price', 'quantity', 'productId'];

/**
 * The revenue of an order on a phone. The event options of a mobile SDK are typed, so that only numbers and texts that
 * are written out become options; of anything else the call says that revenue is to be added by hand.
 */
export function mobileOrder({ properties }: CallOf<'track'>): {
  entries: readonly ObjectEntry[];
  findings: readonly Finding[];
} {
  const fields = revenueFields.flatMap((key): ObjectEntry[] => {
    const value = propertyOf(properties, key);
    const fits = typeof value?.constant === (key === 'productId' ? 'string' : 'number');
    return value && fits ? [{ key, value: source(value.span) }] : [];
  });
  const earns = fields.some((field) => 'key' in field && (field.key === 'revenue' || field.key === 'price'));
  if (!earns) return { entries: [], findings: [finding('revenue-by-hand')] };
  const type = propertyOf(properties, 'revenueType');
  const revenueType = type?.constant === undefined ? constant('Purchase') : source(type.span);
  return { entries: [...fields, { key: 'revenueType', value: revenueType }], findings: [] };
}
