import { calls, type Pair } from '../../pair.js';
import type { AmplitudeEvent, Json } from '../../wire.js';
import { type Change, chosen, each, properties, variants } from './variants.js';
import { enrichment, ownPageView } from './views.js';

const captured = variants(
  'what the SDK sends of itself',
  calls(`analytics.track('A', { a: 1 });`),
  { by: 'nothing', config: {} },
  {
    by: 'its page views',
    config: { autocapture: { pageViews: true } },
    differs: chosen('The Amplitude SDK sends page views of its own.', (events) => [
      ownPageView(events),
      ...events,
    ]),
  },
  {
    by: 'what it says of the page',
    config: { autocapture: { pageUrlEnrichment: true } },
    differs: chosen(
      'Events carry what the Amplitude SDK says of the page.',
      properties((given) => ({ ...given, ...enrichment })),
    ),
  },
  {
    by: 'its sessions',
    config: { autocapture: { sessions: true } },
    differs: chosen('The Amplitude SDK sends its sessions.', (events) => [
      { ...(events[0] as AmplitudeEvent), event_type: 'session_start', event_properties: {} },
      ...events,
    ]),
  },
);

const campaign = { url: 'http://shop.example.com/?utm_source=news', referrer: 'https://search.example.org/' };

const attribution = variants(
  'a campaign',
  calls(`analytics.track('A');`),
  { by: 'kept', config: {}, place: campaign },
  {
    by: 'not asked for',
    config: { autocapture: { attribution: false } },
    place: campaign,
    differs: chosen(
      'The campaign is not noted.',
      each(({ user_properties, ...event }) => event),
    ),
  },
);

/** A page on which there is something to capture. */
const page = calls(
  `document.body.innerHTML = '<form id="f" name="join" action="/x"><input id="i"></form><a id="a" href="/list.pdf">List</a>';`,
  `await rest();`,
  `document.getElementById('i')!.dispatchEvent(new Event('change', { bubbles: true }));`,
  `document.getElementById('f')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));`,
  `document.getElementById('a')!.addEventListener('click', (event) => event.preventDefault());`,
  `document.getElementById('a')!.click();`,
  `await rest();`,
  `analytics.track('A');`,
);

const form = {
  '[Amplitude] Form ID': 'f',
  '[Amplitude] Form Name': 'join',
  '[Amplitude] Form Destination': 'http://shop.example.com/x',
};

const file = {
  '[Amplitude] File Extension': 'pdf',
  '[Amplitude] File Name': '/list.pdf',
  '[Amplitude] Link ID': 'a',
  '[Amplitude] Link Text': 'List',
  '[Amplitude] Link URL': 'http://shop.example.com/list.pdf',
};

/** Events that the SDK adds before those of the program. */
const before =
  (...own: readonly (readonly [name: string, properties: Json])[]): Change =>
  (events) => [
    ...own.map(([event_type, event_properties]) => ({
      ...(events[0] as AmplitudeEvent),
      event_type,
      event_properties,
    })),
    ...events,
  ];

const ofThePage = variants(
  'what the SDK captures on a page',
  page,
  { by: 'nothing', config: {} },
  {
    by: 'forms',
    config: { autocapture: { formInteractions: true } },
    differs: chosen(
      'The Amplitude SDK sends what happens to forms.',
      before(['[Amplitude] Form Started', form], ['[Amplitude] Form Submitted', form]),
    ),
  },
  {
    by: 'files',
    config: { autocapture: { fileDownloads: true } },
    differs: chosen('The Amplitude SDK sends downloads.', before(['[Amplitude] File Downloaded', file])),
  },
  // Nothing here makes a user impatient, no request fails, and the page is not measured.
  { by: 'frustration', config: { autocapture: { frustrationInteractions: true } } },
  { by: 'the network', config: { autocapture: { networkTracking: true } } },
  { by: 'web vitals', config: { autocapture: { webVitals: true } } },
);

const place = '[Amplitude] Element ';

const elements = variants(
  'what the SDK captures of elements',
  calls(
    `document.body.innerHTML = '<button id="b">Buy</button>';`,
    `await rest();`,
    `document.getElementById('b')!.click();`,
    `await tick(50);`,
    `analytics.track('A');`,
  ),
  { by: 'nothing', config: {} },
  {
    by: 'clicks',
    config: { autocapture: { elementInteractions: true } },
    differs: chosen(
      'The Amplitude SDK sends clicks.',
      before([
        `${place}Clicked`,
        {
          [`${place}Hierarchy`]: [
            { tag: 'button', index: 0, indexOfType: 0, id: 'b' },
            { tag: 'body', index: 1, indexOfType: 0, prevSib: 'head' },
          ],
          [`${place}Tag`]: 'button',
          [`${place}Text`]: 'Buy',
          [`${place}Position Left`]: 0,
          [`${place}Position Top`]: 0,
          [`${place}Path`]: 'button#b',
          '[Amplitude] Page URL': 'http://shop.example.com/pricing',
          '[Amplitude] Page Title': 'Pricing',
          '[Amplitude] Viewport Height': 768,
          '[Amplitude] Viewport Width': 1024,
          [`${place}ID`]: 'b',
        },
      ]),
    ),
  },
);

export const captureOptions: readonly Pair[] = [...captured, ...attribution, ...ofThePage, ...elements];
