import type { Options } from '../../../config/options.js';
import type { FunctionPiece, Piece } from './piece.js';

/** What is made of Segment's messages for servers, where they are not written out at their call. */
export function messagePieces(
  options: Pick<Options, 'page' | 'screen' | 'revenue' | 'mapMessageId' | 'node'>,
): readonly Piece[] {
  return [
    ...messageTypes,
    messageOptions(options),
    messageTraits,
    ...campaignPieces,
    ...argumentPieces(options),
  ];
}

const messageTypes: readonly Piece[] = [
  {
    kind: 'type',
    name: 'SegmentMessage',
    exported: true,
    doc: "What Segment's SDK for Node takes; each call reads its own fields of it.",
    definition: `{
  userId?: string | number | null | undefined;
  anonymousId?: string | number | null | undefined;
  event?: string | undefined;
  name?: string | null | undefined;
  category?: string | null | undefined;
  groupId?: string | number | undefined;
  properties?: Record<string, any> | undefined;
  traits?: Record<string, any> | undefined;
  context?: object | null | undefined;
  timestamp?: Date | string | number | null | undefined;
  integrations?: object | null | undefined;
  messageId?: string | null | undefined;
}`,
  },
  {
    kind: 'type',
    name: 'TrackMessage',
    exported: true,
    doc: 'A message of a track call.',
    definition: 'SegmentMessage & { event: string }',
  },
  {
    kind: 'type',
    name: 'GroupMessage',
    exported: true,
    doc: 'A message of a group call.',
    definition: 'SegmentMessage & { groupId: string }',
  },
  {
    kind: 'type',
    name: 'MessageOptions',
    exported: true,
    doc: "The event options that such a message comes to, in every Amplitude SDK's own form.",
    definition: `{
  user_id?: string;
  device_id?: string;
  time?: number;
  ip?: string;
  language?: string;
  user_agent?: string;
  app_version?: string;
  platform?: string;
  session_id?: number;
  insert_id?: string;
}`,
  },
];

function messageOptions({ mapMessageId, node }: Pick<Options, 'mapMessageId' | 'node'>): FunctionPiece {
  const isFromContext = node.deviceId === 'context-then-anonymous';
  return {
    kind: 'function',
    name: 'messageOptions',
    exported: true,
    doc: `The event options of a message: who it is about, when it happened and where, as Segment's Amplitude
destination read them. What it has no field for is left out.`,
    parameters: [{ name: 'message', type: 'SegmentMessage' }],
    returns: 'MessageOptions',
    body: `const { userId, anonymousId, timestamp, ${mapMessageId ? 'messageId, ' : ''}integrations, context } = Object(message);
const { ip, locale, userAgent, app, os, device, network, location } = Object(context);
const { id, type, brand, manufacturer, model, advertisingId } = Object(device);
const { country, region, city, latitude, longitude } = Object(location);
const { session_id } = Object(Object(integrations)['Actions Amplitude']);
const all = {
  user_id: toUserId(userId),
  device_id: ${isFromContext ? 'toUserId(id) || ' : ''}toUserId(anonymousId),
  time: timestamp ? new Date(timestamp).getTime() : undefined,
${mapMessageId ? '  insert_id: messageId,\n' : ''}  session_id,
  ip,
  language: locale,
  user_agent: userAgent,
  app_version: Object(app).version,
  os_name: Object(os).name,
  os_version: Object(os).version,
  platform: type === 'ios' ? 'iOS' : type === 'android' ? 'Android' : type,
  device_brand: brand,
  device_manufacturer: manufacturer,
  device_model: model,
  idfv: id,
  idfa: advertisingId,
  adid: advertisingId,
  carrier: Object(network).carrier,
  country,
  region,
  city,
  location_lat: latitude,
  location_lng: longitude,
};
return JSON.parse(JSON.stringify(all));`,
  };
}

/** Types of messages that have no traits do not know the field. */
const messageTraits: FunctionPiece = {
  kind: 'function',
  name: 'messageTraits',
  exported: true,
  doc: 'The traits of a message, whose own type may know of none.',
  parameters: [{ name: 'message', type: 'SegmentMessage' }],
  returns: 'object | undefined',
  body: 'return Object(message).traits;',
};

/** The campaign that a message names, and the page that it came from. */
const campaignPieces: readonly Piece[] = [
  {
    kind: 'function',
    name: 'campaignOf',
    exported: true,
    doc: `The campaign and the referrer in the context of a message, as properties of its user. Segment's destination set
them with every event, and the first ones for good.`,
    parameters: [{ name: 'message', type: 'SegmentMessage' }],
    returns: '{ user_properties?: { $set: object; $setOnce: object } }',
    body: `const { campaign, page } = Object(Object(message).context);
const { source, medium, name, term, content } = Object(campaign);
const { referrer } = Object(page);
const utm = { utm_source: source, utm_medium: medium, utm_campaign: name, utm_term: term, utm_content: content };
const $set = Object();
const $setOnce = Object();
each({ ...utm, referrer }, (key, value) => {
  if (!value) return;
  $set[key] = value;
  $setOnce[\`initial_\${key}\`] = value;
});
return Object.keys($set).length > 0 ? { user_properties: { $set, $setOnce } } : {};`,
  },
  {
    kind: 'function',
    name: 'identifyTraits',
    exported: true,
    doc: 'The traits of a message of an identify call, with the campaign that it names.',
    parameters: [{ name: 'message', type: 'SegmentMessage' }],
    returns: 'object | undefined',
    body: `const { traits } = Object(message);
const { user_properties } = campaignOf(message);
if (!user_properties) return traits;
const { $set, $setOnce } = user_properties;
return { ...Object(traits), ...$set, $setOnce: { ...Object(Object(traits).$setOnce), ...$setOnce } };`,
  },
];

function argumentPieces({
  page,
  screen,
  revenue,
}: Pick<Options, 'page' | 'screen' | 'revenue'>): readonly Piece[] {
  const isNamed = screen.mode === 'loaded-a-screen' || screen.mode === 'classic';
  const earns =
    revenue.mode === 'actions'
      ? `event === 'Order Completed'`
      : revenue.mode === 'all-event-options'
        ? 'properties'
        : '';
  const withAmount =
    earns === ''
      ? ''
      : `if (${earns}) {
  const [all, earned] = withRevenue(properties, options);
  return [event, all, earned];
}
`;
  const adds = page.properties === 'segment';
  const isClassic = page.mode === 'viewed-name-page';
  const all = adds
    ? `{
  ...Object(properties),
  ...(category === null || category === undefined ? {} : { category }),
}`
    : 'properties';
  return [
    argumentPiece(
      'trackArguments',
      'The arguments of `track` for a message of a track call.',
      `const { event, properties } = Object(message);
const options = { ...messageOptions(message), ...campaignOf(message) };
${withAmount}return [event, properties, options];`,
    ),
    argumentPiece(
      'pageArguments',
      'The arguments of `track` for a message of a page call, which has its category among its properties.',
      `const { ${adds || isClassic ? 'category, ' : ''}name, properties } = Object(message);
const all = ${all};
return [pageEvent(${isClassic ? 'name, category' : 'name'}), all, { ...messageOptions(message), ...campaignOf(message) }];`,
    ),
    argumentPiece(
      'screenArguments',
      'The arguments of `track` for a message of a screen call.',
      `const { name, properties } = Object(message);
return [screenEvent(name), ${isNamed ? '{ ...Object(properties), name }' : 'properties'}, { ...messageOptions(message), ...campaignOf(message) }];`,
    ),
  ];
}

const argumentPiece = (name: string, doc: string, body: string): FunctionPiece => ({
  kind: 'function',
  name,
  exported: true,
  doc,
  parameters: [{ name: 'message', type: 'SegmentMessage' }],
  returns: '[event: string, properties: Record<string, unknown> | undefined, options: MessageOptions]',
  body,
});
