import type { Piece } from './piece.js';

/** Methods of Segment's client for apps, for code that passes them on. */
export const appMethodPieces: readonly Piece[] = [
  {
    kind: 'type',
    name: 'AppClient',
    doc: "What `screenMethod` and `identifyMethod` use of Amplitude's client.",
    definition: `{
  track(event: string, properties?: any): unknown;
  identify(identify: any): unknown;
  setUserId(userId: string | undefined): void;
}`,
  },
  {
    kind: 'const',
    name: 'appMethods',
    doc: 'The methods by their client: what hooks give has to stay the same, or effects run again.',
    type: 'WeakMap<object, { screen?: any; identify?: any }>',
    value: 'new WeakMap()',
  },
  {
    kind: 'function',
    name: 'methodsOf',
    doc: 'The methods of a client that were asked for.',
    parameters: [{ name: 'client', type: 'object' }],
    returns: '{ screen?: any; identify?: any }',
    body: `const known = appMethods.get(client) || {};
appMethods.set(client, known);
return known;`,
  },
  {
    kind: 'function',
    name: 'screenMethod',
    exported: true,
    doc: "Segment's `screen(name, properties)` on a client of Amplitude: always the same function for a client.",
    parameters: [{ name: 'client', type: "Pick<AppClient, 'track'>" }],
    returns: '(name: string, properties?: any) => Promise<void>',
    body: `const methods = methodsOf(client);
methods.screen = methods.screen || sentScreen.bind(null, client);
return methods.screen;`,
  },
  {
    kind: 'function',
    name: 'sentScreen',
    doc: "Tracks a screen. As with Segment's SDK for apps the promise does not wait until it is sent.",
    parameters: [
      { name: 'client', type: "Pick<AppClient, 'track'>" },
      { name: 'name', type: 'string' },
      { name: 'properties', type: 'any', optional: true },
    ],
    returns: 'Promise<void>',
    body: `client.track(screenEvent(name), properties);
return Promise.resolve();`,
  },
  {
    kind: 'function',
    name: 'identifyMethod',
    exported: true,
    doc: "Segment's `identify(userId, traits)` on a client of Amplitude: always the same function for a client.",
    parameters: [
      { name: 'client', type: "Pick<AppClient, 'identify' | 'setUserId'>" },
      { name: 'Identify', type: 'new () => IdentifyLike' },
    ],
    returns: '(userId?: string, traits?: any) => Promise<void>',
    body: `const methods = methodsOf(client);
methods.identify = methods.identify || sentIdentify.bind(null, client, Identify);
return methods.identify;`,
  },
  {
    kind: 'function',
    name: 'sentIdentify',
    doc: 'Says who the user is: an id that is none leaves the user as it is, and without traits nothing is sent.',
    parameters: [
      { name: 'client', type: "Pick<AppClient, 'identify' | 'setUserId'>" },
      { name: 'Identify', type: 'new () => IdentifyLike' },
      { name: 'userId', type: 'unknown', optional: true },
      { name: 'traits', type: 'unknown', optional: true },
    ],
    returns: 'Promise<void>',
    body: `const id = toUserId(userId);
if (id) client.setUserId(id);
if (Object.keys(Object(traits)).length > 0) client.identify(setTraits(new Identify(), Object(traits)));
return Promise.resolve();`,
  },
];
