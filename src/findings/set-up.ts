import type { FindingKind } from './kind.js';

/** What there is to say about a start: keys, options, and what a client does by itself. */
export const setUp = {
  'api-key-literal': {
    severity: 'review',
    title: 'a Segment write key stood here as text',
    todo: 'put the Amplitude API key in its place',
    explain:
      'A write key is not an Amplitude API key, so it is never passed on. Put the API key in the place of AMPLITUDE_API_KEY, or run with --api-key.',
  },
  'api-key-unknown': {
    severity: 'review',
    title: 'the key comes from somewhere the tool does not rewrite',
    todo: 'make this value the Amplitude API key',
    explain:
      'Only process.env.X and import.meta.env.X are renamed. Make the value that is read here the Amplitude API key.',
  },
  'app-events-stop': {
    severity: 'review',
    title: 'events that Segment sent by itself stop',
    todo: "decide whether Amplitude's autocapture takes over, under its own names",
    explain:
      'Segment sent "Application Opened", "Application Installed", "Deep Link Opened" or a screen for each view controller by itself. Amplitude\'s autocapture ({ appLifecycles: true, screenViews: true } in the options of init) sends "[Amplitude] Application Opened" and its like: other names, other properties, and on the first start after the update an installation for everybody. So it is off. Turn it on, or track these events yourself.',
  },
  'cleanup-dropped': {
    severity: 'review',
    title: 'cleanup() is gone',
    todo: 'check that no second client is made after it',
    explain:
      "cleanup() stopped a client of Segment that was to be made anew. Amplitude's client lives as long as the app: start it once.",
  },
  'client-settings': {
    severity: 'manual',
    title: "a setting of Segment's client, where it runs",
    todo: 'give init the option that does the same, or leave it out',
    explain:
      "It reads or changes how Segment's client is set up: its configuration, the settings of the workspace, an advertising id. Amplitude's are the options of init; the advertising id is an event option (idfa, adid).",
  },
  'debug-is-an-init-option': {
    severity: 'review',
    title: 'debug() became an option of init',
    todo: 'set logLevel in the options of init',
    explain: 'Amplitude has no debug(): set logLevel in the options of init instead.',
  },
  'init-missing': {
    severity: 'note',
    title: 'no init was written',
    todo: 'call init(apiKey, options) once before the first call',
    explain:
      'Calls were migrated, but the set-up of Segment was not found among them. Call init(apiKey, options) once before the first call.',
  },
  'instance-missing': {
    severity: 'note',
    title: 'nothing here makes the Amplitude instance',
    todo: 'make one where the app starts; for Android, name it in the config (android.instance)',
    explain:
      'Calls on Analytics.with(context) now speak to an instance of Amplitude, and no set-up of Segment was found that would have become one. Make it where the app starts, amplitude = Amplitude(apiKey, applicationContext) { … }, and say in the config (android.instance) how code reaches it. In Swift it is Amplitude.shared: put it there, with extension Amplitude { static var shared: Amplitude! }. In Objective-C it is the variable amplitude: define it in one file, Amplitude *amplitude;.',
  },
  'lifecycle-event-names': {
    severity: 'review',
    title: 'events that the SDK sends of itself have other names',
    todo: 'check charts that use "Application Opened" and its like',
    explain:
      "Segment's SDK sent events such as Application Installed, Application Opened and Deep Link Opened. Amplitude's autocapture sends them as [Amplitude] Application Installed, and so on. Check the charts that use the old names.",
  },
  'load-option-dropped': {
    severity: 'review',
    title: 'options of load have no counterpart',
    todo: 'check that nothing in them is still needed',
    explain:
      'Options of load that steer other destinations, plug-ins, the CDN or storage were dropped. Check that nothing in them is still needed.',
  },
  'opt-out-not-handed-over': {
    severity: 'review',
    title: 'who had turned sending off is not known to Amplitude',
    todo: 'say again what the user chose whenever the app starts',
    explain:
      "Segment's client keeps on the device whether it is enabled, and so does Amplitude's from now on. What Segment kept is not read: somebody who had turned it off before the update is heard until the app calls setOptOut(true) again. Call it at each start with what the user chose, before the first event.",
  },
  'opt-out-not-stored': {
    severity: 'review',
    title: 'the choice to opt out is not kept over a restart',
    todo: 'set optOut in the configuration from where the app keeps the choice',
    explain:
      "Segment's SDK for Android stores the choice; Amplitude's holds it until the process ends. Set optOut in the configuration from where the app keeps the choice.",
  },
  'other-start': {
    severity: 'manual',
    title: 'Segment is started in a way of its own',
    todo: 'call init of the Amplitude SDK here, and leave the integrations out',
    explain:
      'initialize and init take a list of integrations or settings that the CDN would have given. Call init(apiKey, options) of the Amplitude SDK in this place; what other destinations need has no counterpart.',
  },
  'presence-test': {
    severity: 'review',
    title: 'a test for the client became a test for the browser',
    todo: 'check the other branch',
    explain:
      'An imported SDK is always there, so the test would always be true. It now asks whether there is a window; check the other branch.',
  },
  'presence-unclear': {
    severity: 'manual',
    title: 'a test for the client guards more than calls that were migrated',
    todo: 'make the test follow what stands behind it',
    explain:
      'Without Segment the test is false for ever, and the calls behind it never run. It was left because something behind it still needs Segment, or because it asks whether Segment has been loaded.',
  },
  'query-string': {
    severity: 'manual',
    title: 'ids and events are taken from an address',
    todo: 'read the address with URLSearchParams and call setUserId, setDeviceId and track',
    explain:
      'queryString reads ajs_uid, ajs_aid, ajs_event and their like from an address and calls identify, setAnonymousId and track. Read them with URLSearchParams and say the same to Amplitude.',
  },
  'ready-elsewhere': {
    severity: 'review',
    title: 'ready() stands in a file without the set-up',
    todo: 'check that it does not wait for other destinations',
    explain:
      'The callback now runs once init has resolved, through a plug-in of its own. Check that it does not rely on other destinations having loaded.',
  },
  'reset-before-init': {
    severity: 'review',
    title: 'reset may run before init has resolved',
    todo: 'wait for the promise of init before this call',
    explain:
      'Amplitude reads the user late: until init has resolved, events sent just before a reset lose their user. Wait for the promise of init before this call.',
  },
  'second-init': {
    severity: 'review',
    title: 'Amplitude is started elsewhere too',
    todo: 'make sure that only one of them runs in a bundle',
    explain:
      'Each file made a Segment client of its own, with one key or with keys that cannot be compared; now they share the default client of the Amplitude SDK, and a second init in the same bundle starts it anew. In bundles of their own (pages, workers) all is well. Where the file or the project started Amplitude before, the calls go there and no init is written: its options stay as they are, Segment ids are not handed over, and an event that was sent to both arrives twice.',
  },
  'segment-destination-off': {
    severity: 'review',
    title: 'the client was told not to send to Segment, and its events go to Amplitude now',
    todo: 'check that its events are meant for Amplitude; where they were for plug-ins alone, leave the client out',
    explain:
      'With autoAddSegmentDestination: false a client sends nothing to Segment unless the plug-in SegmentDestination is added, which happens nowhere in this file. Events that only plug-ins heard of did not reach Amplitude. From now on they do.',
  },
  'set-up-unclear': {
    severity: 'manual',
    title: 'the set-up of this client cannot be read as a whole',
    todo: 'make the Amplitude instance by hand',
    explain:
      'The key, the context or the settings of the client do not stand where it is made. Make the Amplitude instance here by hand: Amplitude(key, applicationContext) { … }.',
  },
  'upload-rule': {
    severity: 'manual',
    title: 'a rule says when events are uploaded',
    todo: 'use flushIntervalMillis of init, setOptOut, or call flush() where the rule would have',
    explain:
      "Flush policies and pauses steer when Segment's client sends. Amplitude sends by a timer (flushIntervalMillis) and on flush(); while nothing may be sent, setOptOut(true) drops events instead of keeping them.",
  },
  'window-type': {
    severity: 'review',
    title: 'window.amplitude has no type here',
    todo: 'declare amplitude on the Window interface',
    explain:
      'Where a type of the project says that the window holds Segment, it says the same of Amplitude after the run. No type here does, so TypeScript asks what window.amplitude is. Declare it once: interface Window { amplitude: typeof import("@amplitude/analytics-browser") }.',
  },
  'write-keys-joined': {
    severity: 'review',
    title: 'two Segment sources come to share one Amplitude client',
    todo: 'make an Amplitude instance for each project, or let both sources be one project',
    explain:
      'The files set Segment up with different write keys, so their events went to different sources. Here the clients cannot have an Amplitude instance each: a key was given for all (--api-key), hooks read the default client, or it is a global or has no name. If the sources fed one Amplitude project, all is well; otherwise make instances with createInstance() by hand, or change the option.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
