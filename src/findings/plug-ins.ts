import type { FindingKind } from './kind.js';

/** What there is to say about code that hangs on a client: plug-ins, middleware, listeners, consent. */
export const plugIns = {
  'advertising-id-by-amplitude': {
    severity: 'review',
    title: "Amplitude's SDK reads the advertising id by itself",
    todo: 'check that the id is to be collected, and trackingOptions in the options of init where it is not',
    explain:
      "The plug-in put Android's advertising id into each event. Amplitude's SDK for React Native does so by itself (trackingOptions.adid, on by default) where the app has play-services-ads-identifier, so the plug-in is left out. It also held events back until the id was there; Amplitude's SDK sends without.",
  },
  'app-plug-in-sees-less': {
    severity: 'review',
    title: 'a plug-in of the app hears of other events from now on',
    todo: 'check that it expects no other events than those of track, screen, identify and group',
    explain:
      'A plug-in of Amplitude now hands each event to the plug-in in the form that Segment gave it: its kind, name, properties or traits, ids and time. It differs in this: a screen is known by the name that it has at Amplitude ("Viewed …"), and so is an event that the code itself calls that; an identify without traits is no event, nor is alias; a group is two, one that says who belongs to it and one with its traits; the context is empty; and plug-ins run in the order in which they were added, not those of the type "before" first. One of the type "destination" hears of all events, also where the destination of its key was off in Segment. Where it throws, the event goes on as it was.',
  },
  'consent-manager': {
    severity: 'manual',
    title: "Segment's consent manager starts Segment by itself",
    todo: 'ask for consent in another way, and start Amplitude with optOut until it is given',
    explain:
      'It loads window.analytics with the destinations that a visitor agreed to; Amplitude has nothing like it. Keep the question, start Amplitude with { optOut: true } and call setOptOut(false) when consent is given. Calls on the global elsewhere are migrated as usual: see to it that none is sent before consent.',
  },
  'consent-wrapper': {
    severity: 'manual',
    title: 'a wrapper holds Segment back until there is consent',
    todo: 'start Amplitude with optOut, and call setOptOut(false) when consent is given',
    explain:
      'withOneTrust and createWrapper start Segment late, leave destinations out and stamp each event with the categories of consent. The client that goes through one stays whole, because without it events would leave that nobody agreed to. With Amplitude: { optOut: true } in the options of init, and setOptOut(false) in the callback of the consent tool.',
  },
  'context-not-sent': {
    severity: 'manual',
    title: 'a plug-in that adds to the context of events, of which Amplitude got nothing',
    todo: 'remove it with Segment, or write it as a plug-in of Amplitude that sets event_properties',
    explain:
      "The plug-in asks Segment's client for something and puts it into the context of each event, in a field that Segment's destination for Amplitude did not read. Events that go to Amplitude are the same without it, so it does not hold its client back: it stays on Segment's client. Remove it together with Segment. Where Amplitude should have the data from now on, set it in a plug-in of Amplitude: { name, type: 'enrichment', execute: async (event) => ({ ...event, event_properties: { ...event.event_properties, … } }) }.",
  },
  'destination-filters-dropped': {
    severity: 'review',
    title: 'filters that were set up in Segment no longer apply',
    todo: 'check in Segment whether a filter of this source drops or trims events, and set it up in Amplitude',
    explain:
      'The plug-in applied on the device what was set up in Segment: filters for destinations, and for the whole source. Amplitude gets each event that the code tracks. Block or drop events in Amplitude (Data > Events), or leave the call out of the code.',
  },
  'device-destination': {
    severity: 'manual',
    title: 'a plug-in that feeds another SDK on the device',
    todo: 'call the SDK that it feeds by itself, then remove the plug-in',
    explain:
      "The plug-in hands Segment's events to another SDK on the device. It changes nothing of what goes to Amplitude, so it does not hold its client back: it stays on Segment's client, which hears nothing any more from calls that speak to Amplitude. From then on the other service gets no events through it. Call its own SDK where these events are needed, then remove the plug-in.",
  },
  'element-tracking': {
    severity: 'manual',
    title: 'links or forms are tracked as they are used',
    todo: 'add a listener that calls track, and setTransport("beacon") where the page goes away',
    explain:
      "trackLink, trackClick, trackForm and trackSubmit hold the navigation back until the event is on its way. Amplitude has no such method. Add a listener to the element that calls track(event, properties); with setTransport('beacon') the event outlives the page, so that nothing has to wait. Autocapture of elements and forms (elementInteractions, formInteractions) sends events of other names.",
  },
  'enrichment-has-no-counterpart': {
    severity: 'manual',
    title: 'the function behind the arguments changes the event',
    todo: 'put what it adds into the properties or the event options of the call',
    explain:
      'The last argument is a function that Segment runs on the event before it is sent. Amplitude has no such argument: write what it adds at the call, or make a plug-in of it.',
  },
  'idfa-by-hand': {
    severity: 'manual',
    title: 'the advertising id of Apple comes from a plug-in of Segment',
    todo: 'ask for tracking by itself, and set idfa on events in a plug-in of Amplitude',
    explain:
      "The plug-in asks the user for leave to track, and puts the advertising id into each event, where Segment's destination took it as idfa. Amplitude's SDK for React Native reads no idfa on iOS. Ask with react-native-tracking-transparency or its like, read the id, and add a plug-in of Amplitude: { name, type: 'enrichment', execute: async (event) => ({ ...event, idfa }) }. Until then the plug-in stays on Segment's client, and the events that go to Amplitude have no idfa.",
  },
  'listener-dropped': {
    severity: 'review',
    title: "what listened for troubles of Segment's client is gone",
    todo: 'hand a loggerProvider to init where somebody has to hear of them',
    explain:
      "on('error', …) and its like heard what Segment's client could not send. Amplitude's SDK has no events: it hands warnings and errors to a logger, console unless told otherwise. Where they have to go elsewhere, give init the option loggerProvider, an object with enable, disable, log, warn, error and debug.",
  },
  'listener-has-no-counterpart': {
    severity: 'manual',
    title: 'somebody listens for events that are tracked',
    todo: "write it as a plug-in of Amplitude: { name, type: 'enrichment', execute }",
    explain:
      "on('track', …), on('identify', …) and their like hand on what is tracked, with Segment's arguments. Amplitude's SDK has no such events. A plug-in sees each event: in execute(event) hand it on, and return the event.",
  },
  'middleware-of-amplitude': {
    severity: 'review',
    title: "a middleware of Segment's destination for Amplitude became a plug-in",
    todo: 'check that this destination was one that sends from the device: only there Segment called the middleware',
    explain:
      "Segment runs the middleware of a destination only where that sends from the browser itself. Its current destination for Amplitude sends from Segment's servers, and was never told of the middleware. The plug-in that it became changes or drops events in any case.",
  },
  'middleware-sees-less': {
    severity: 'review',
    title: 'a middleware or plug-in hears of other events from now on',
    todo: 'check that it expects no other events than those of track, page, identify and group',
    explain:
      'A plug-in of Amplitude now calls the function, or the methods of the plug-in, with each event in the form that Segment gave it: its kind, name, properties or traits, ids, time and address. It differs in this: a page is known by the name that it has at Amplitude ("Viewed …"), and so is an event that the code itself calls that; an identify without traits is no event; a group is two, one that says who belongs to it and one with its traits; and plug-ins run in the order in which they were added, not those of the type "before" first. What does not pass on an event drops it; where a middleware throws the event goes on as it was.',
  },
  'plug-in-by-hand': {
    severity: 'manual',
    title: 'middleware, plug-ins and integrations have no automatic counterpart',
    todo: "write it as a plug-in of Amplitude's SDK, or add the destination's own SDK",
    explain:
      "What changes events becomes a plug-in of Amplitude's SDK, which has another form. What sends them on to another service from the device has no counterpart: that service gets nothing from Amplitude's SDK, so add its own SDK before Segment goes.",
  },
  'plug-ins-dropped': {
    severity: 'review',
    title: 'integrations and middleware of the set-up went with it',
    todo: "add each integration's own SDK, and write what changes events as a plug-in of Amplitude's SDK",
    explain:
      "Segment's configuration registered integrations, which send events to another service from the device, or middleware, which changes events. Amplitude's configuration takes neither. Add the SDK of each service before Segment goes, and write what changes or holds back events as a plug-in of Amplitude's SDK.",
  },
  'plugin-class': {
    severity: 'manual',
    title: "a plug-in for Segment's client",
    todo: "write it as a plug-in of Amplitude: { name, type: 'enrichment', execute }",
    explain:
      "The class extends one of Segment's, and sees events of Segment's. In Amplitude a plug-in is an object with execute(event), which gives back the event, or null to drop it; its properties are event.event_properties. Plug-ins of destinations have no counterpart.",
  },
  'push-token-dropped': {
    severity: 'review',
    title: 'the token for pushes is no longer put into events',
    todo: 'hand the token to the service that sends the pushes: Amplitude takes none',
    explain:
      "The plug-in put the token for pushes into the context of each event, from where other destinations took it. Segment's destination for Amplitude did not look at it, and Amplitude's SDK takes none. Hand it to the SDK of the service that sends the pushes.",
  },
  'segment-plugin-configured': {
    severity: 'manual',
    title: 'a plug-in of the site generator loads Segment',
    todo: 'load Amplitude in its place, and send the page views that the plug-in sent',
    explain:
      'The plug-in puts the snippet into every page and, by its options, calls page() on every change of the route. Put a call of init into the file that runs first in the browser (gatsby-browser, a client module of Docusaurus), track "Viewed …" on route changes where these events are needed, then delete the entry and its package. Calls on window.analytics elsewhere are migrated as usual.',
  },
  'segment-plugin-package': {
    severity: 'manual',
    title: "a plug-in for Segment's client in an app",
    todo: 'leave it out, or start the SDK that it feeds by itself',
    explain:
      'Plug-ins of destinations hand events to another SDK on the device (Firebase, Adjust, Braze), filter destinations, or ask for ids. Amplitude has none of these. Where the other SDK is still needed, call it directly; then remove the plug-in and run again.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
