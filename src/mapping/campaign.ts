import { type Expression, helper, type ObjectEntry, source } from '../amplitude/step.js';
import { propertyOf, type Value } from '../segment/value.js';

/**
 * What Segment's destination made of a context with each event of a server: the campaign and the referrer became
 * properties of the user (segmentio/action-destinations, `destinations/amplitude`).
 * @returns the event options that say it, and the parts of the context that are in them; null where it names neither
 */
export function campaignOf(context: Value): { entry: ObjectEntry; parts: readonly string[] } | null {
  const campaign = propertyOf(context, 'campaign');
  const page = propertyOf(context, 'page');
  const referrer = propertyOf(page, 'referrer');
  const entries: ObjectEntry[] = [];
  if (campaign) entries.push({ key: 'campaign', value: source(campaign.span) });
  if (referrer)
    entries.push({ key: 'page', value: object([{ key: 'referrer', value: source(referrer.span) }]) });
  if (entries.length === 0) return null;
  const message = object([{ key: 'context', value: object(entries) }]);
  const parts = [...(campaign ? ['context.campaign'] : []), ...(referrer ? ['context.page.referrer'] : [])];
  return { entry: { spread: helper('campaignOf', message) }, parts };
}

const object = (entries: readonly ObjectEntry[]): Expression => ({ kind: 'object', entries });
