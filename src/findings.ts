import type { Finding, Severity } from './report/report.js';

interface FindingKind {
  readonly severity: Severity;
  readonly title: string;
  /** What a person does about it, in a line: markers and the text report end with it. */
  readonly todo: string;
  /** What `explain` says: why the tool stops here, and what a person does about it. */
  readonly explain: string;
}

/** Everything the tool can have to say, by its stable code. */
export const findingKinds = {
  'alias-has-no-counterpart': {
    severity: 'manual',
    title: 'alias has no counterpart in the Amplitude SDK',
    todo: 'delete it, or join the ids on the server with the User Mapping API',
    explain:
      "Segment's Amplitude destination ignores alias unless it was mapped by hand, so the call usually did nothing. Amplitude joins ids through its User Mapping API, on the server. Delete the call, or move it there.",
  },
  'alias-sets-user': {
    severity: 'review',
    title: 'alias became setUserId, which joins no users',
    todo: 'join the ids on the server with the User Mapping API where they have to be one user',
    explain:
      "Segment's SDK for apps goes on under the new id after alias, and so does the output. Its Amplitude destination ignores alias itself unless it was mapped by hand: events before and after it are of two users then, as they are now. Amplitude joins ids through its User Mapping API, on the server.",
  },
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
  'callback-context': {
    severity: 'review',
    title: "the callback is called without Segment's context",
    todo: 'check what the callback reads: it is handed a Result now',
    explain:
      'Segment hands a Context to the callback or promise of a call, Amplitude a Result ({ event, code, message }). The code here reads it: check which fields it uses.',
  },
  'cleanup-dropped': {
    severity: 'review',
    title: 'cleanup() is gone',
    todo: 'check that no second client is made after it',
    explain:
      "cleanup() stopped a client of Segment that was to be made anew. Amplitude's client lives as long as the app: start it once.",
  },
  'class-may-be-own': {
    severity: 'possible',
    title: "this may be a class of the app's own",
    todo: 'write Segment.Analytics where it is meant, then run again',
    explain:
      "The app declares a type of this name, too, and which of its targets the file is compiled into cannot be told, or the module with the type is imported beside Segment. Where Segment's class is meant, name it with its module (Segment.Analytics) and run again.",
  },
  'client-in-a-macro': {
    severity: 'manual',
    title: 'a macro speaks to Segment',
    todo: 'write what the macro says with Amplitude, or make a function of it and run again',
    explain:
      'What a macro means is decided where it is used, so it is never rewritten, nor are the calls that go through it: they still speak to Segment. Make a function or a method of it and run again, or write it with Amplitude by hand.',
  },
  'client-has-manual-calls': {
    severity: 'manual',
    title: 'this client also receives calls that have no counterpart',
    todo: 'settle the other calls of this client that need a person, then run again',
    explain:
      'An Amplitude object must never receive a call that meant Segment. The client cannot be split here, so it and all its calls stay as they were.',
  },
  'client-made-elsewhere': {
    severity: 'manual',
    title: 'this client is handed in from code that the tool does not see',
    todo: 'run on the code that makes the client too, or migrate its calls by hand',
    explain:
      'The type says that it is a client of Segment, and nothing in the project makes one: it comes from the program that uses this code. Both have to change together.',
  },
  'client-is-steered': {
    severity: 'manual',
    title: 'the client is told something about all its events',
    todo: 'decide what becomes of it, write it with Amplitude and remove it here, then run again',
    explain:
      "A plug-in, a middleware, a rule for when to upload or a pause changes every event, or holds it back, and the client of Amplitude would not do so. So the client stays Segment's with all its calls. Make an enrichment plug-in of what changes events (amplitude.add({ type: 'enrichment', execute })), leave out what serves other destinations, remove the call, and run again.",
  },
  'client-not-migrated': {
    severity: 'manual',
    title: 'the set-up of this client is not part of this run',
    todo: 'run with the transform load, or without --transform',
    explain:
      'The calls go through a client that another file makes. It is replaced by the transform "load", which was not selected: run with it, or without --transform.',
  },
  'client-of-a-package': {
    severity: 'possible',
    title: 'a package hands this out, and it may be a client of Segment',
    todo: 'if the package makes a Segment client, migrate it there first, then these calls by hand',
    explain:
      'The name and the methods are those of an analytics client, and a package outside of the project makes it. The tool cannot change that package, so it lists the calls and leaves them.',
  },
  'client-owner-unknown': {
    severity: 'possible',
    title: 'this may be a client that the app hands out elsewhere',
    todo: 'if it is, write the call as the others on that client are written now',
    explain:
      "A type of the app holds a client of Segment under this name, and the call has the form of Segment's; of what it is called on here, the file does not say the type. So the call is listed and left. Where it is that client, it has to change together with it.",
  },
  'client-outside-paths': {
    severity: 'manual',
    title: 'this client is used, or made, outside the given paths',
    todo: 'run on a folder that holds the client and all its users, such as .',
    explain:
      'A client and its users change together. Run on a folder that holds all of them, such as the root of the repository.',
  },
  'client-use-unclear': {
    severity: 'manual',
    title: 'the client is used here in a way that the tool cannot follow',
    todo: 'call the client where it is imported, or migrate it and its calls by hand',
    explain:
      'The client is passed on, stored, awaited or exported in a form whose uses cannot all be found, so it stays a Segment client, with all its calls.',
  },
  'client-settings': {
    severity: 'manual',
    title: "a setting of Segment's client, where it runs",
    todo: 'give init the option that does the same, or leave it out',
    explain:
      "It reads or changes how Segment's client is set up: its configuration, the settings of the workspace, an advertising id. Amplitude's are the options of init; the advertising id is an event option (idfa, adid).",
  },
  'code-unreadable': {
    severity: 'manual',
    title: 'the code around this call could not be read',
    todo: 'mend the code, or migrate the call by hand',
    explain:
      'The parser found something in this call that it does not understand, such as brackets that do not match or a condition of the compiler in the middle of it. Such a place is never edited.',
  },
  'collected-device-id': {
    severity: 'review',
    title: 'the device id was that of the hardware',
    todo: 'set deviceId in the options of init to the id that was collected',
    explain:
      "With collectDeviceId Segment's Amplitude destination took the collected id for the device, not the anonymous id. What is handed over here is the anonymous id: hand over the collected one where devices have to go on as before.",
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
  'debug-is-an-init-option': {
    severity: 'review',
    title: 'debug() became an option of init',
    todo: 'set logLevel in the options of init',
    explain: 'Amplitude has no debug(): set logLevel in the options of init instead.',
  },
  'device-id-not-kept': {
    severity: 'review',
    title: 'devices get new ids',
    todo: 'hand the old id over as deviceId of the configuration if anonymous users must stay the same',
    explain:
      "Behind Segment the device id was context.device.id or Segment's anonymous id. Amplitude makes its own at the first start, so that anonymous users count as new ones. To keep them, read the old id before Segment goes and give it to the configuration as deviceId, once.",
  },
  'device-id-before-init': {
    severity: 'review',
    title: 'ids are undefined until init has resolved',
    todo: 'check that this runs after init has resolved, and that undefined is expected',
    explain:
      'getUserId and getDeviceId give undefined until the promise of init resolves; Segment gave null. Make sure that this runs later, and that undefined is expected.',
  },
  'device-id-is-another': {
    severity: 'review',
    title: "Amplitude's device id is not Segment's anonymous id",
    todo: 'check who receives this id',
    explain:
      "The id is another one than Segment's anonymous id, and may be missing until Amplitude has started. Where it is sent to a server or a partner, they will see a new device.",
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
  'event-missing': {
    severity: 'manual',
    title: 'this call has no event name',
    todo: 'give the event a name, or delete the call',
    explain:
      'Segment rejects a track call without an event name, so nothing was ever sent. Give it a name or delete it.',
  },
  'event-name-dynamic': {
    severity: 'note',
    title: 'some event names are not literals',
    todo: 'check whether one of them can be "Order Completed"',
    explain:
      'Segment\'s destination turns an event named exactly "Order Completed" into revenue. Where the name is computed the tool cannot see it: if such a call can send that name, add { revenue } as its third argument.',
  },
  'event-object-unclear': {
    severity: 'manual',
    title: 'the event object of this call is not written out here',
    todo: 'write the call as track(event, properties)',
    explain: 'track({ event, properties }) is migrated when both can be read from the object literal.',
  },
  'excluded-from-amplitude': {
    severity: 'manual',
    title: 'this call was never sent to Amplitude',
    todo: 'delete it if its destination goes too',
    explain:
      'Its integrations option excludes Amplitude, so Segment did not pass it on. It stays a Segment call; delete it if its destination goes too.',
  },
  'global-assumed-segment': {
    severity: 'review',
    title: 'the global was taken for Segment without other evidence',
    todo: 'confirm that the global is Segment, or run with --global none',
    explain:
      'Nothing in the project (dependency, types, snippet, CDN address) shows whose the global is. It has the methods of Segment, and you ran this tool. --global none turns the assumption off.',
  },
  'global-is-something-else': {
    severity: 'possible',
    title: 'the global may be of another library',
    todo: 'run with --global analytics if it is Segment',
    explain:
      'The project shows another analytics library and no Segment, or assigns the global itself. Run with --global analytics if it is Segment.',
  },
  'global-reassigned': {
    severity: 'manual',
    title: 'the global is assigned here',
    todo: 'migrate this file by hand',
    explain:
      'The code replaces or wraps the global client, often as a test double or as a copy of the snippet. Its calls in this file stay as they were.',
  },
  'group-arguments-unclear': {
    severity: 'manual',
    title: 'it cannot be told whether the argument is an id or traits',
    todo: 'write group(id, {}) and run again',
    explain:
      'group(x) means an id when x is a string and traits when it is an object. Write group(id, {}) and run again.',
  },
  'group-getter': {
    severity: 'manual',
    title: 'group without an id means the group that Segment remembers',
    todo: 'keep the group id where your code sets it',
    explain: 'Amplitude keeps no group on the client. Keep the group id where your code sets it.',
  },
  'group-id-may-be-empty': {
    severity: 'note',
    title: 'some group ids may be empty',
    todo: 'check that such a call has an id, or is not made without one',
    explain:
      'Where the id is empty, Segment sends the traits for the group that it remembers. Amplitude remembers none, so that the call says nothing then.',
  },
  'group-type-unknown': {
    severity: 'review',
    title: 'the type of the group is not in the code',
    todo: 'set group.type or group.patterns in the config',
    explain:
      "Amplitude groups have a type and a name; Segment knows only an id. Segment's current destination sent nothing for groups unless it was set up there, so compare with its mapping and set group.type or group.patterns in the config.",
  },
  'helper-unavailable': {
    severity: 'manual',
    title: 'this call needs the helper file, which a classic script cannot import',
    todo: 'write the call by hand, or load the script as a module',
    explain:
      'Its values are not certain to be accepted by Amplitude, and a script loaded without type="module" has no imports. Write the call by hand, or make the script a module.',
  },
  'identify-arguments-unclear': {
    severity: 'manual',
    title: 'it cannot be told whether the argument is an id or traits',
    todo: 'write identify(id, {}) or identify(null, traits), and run again',
    explain:
      'identify(x) means an id when x is a string and traits when it is an object. Write identify(id, {}) or identify(null, traits) and run again.',
  },
  'ids-in-own-storage': {
    severity: 'review',
    title: 'Segment stored its ids through a persistor of your own',
    todo: 'hand its storage to storedSegmentIdentity where that is not AsyncStorage',
    explain:
      'The ids of users and devices are read from AsyncStorage, once, and handed to init. With storePersistor Segment may have kept them elsewhere: then nothing is found, and each installation becomes a new device. Hand over an object with getItem and getAllKeys of that storage.',
  },
  'ids-not-handed-over': {
    severity: 'review',
    title: 'the ids that Segment stored on the device are not handed over',
    todo: 'read them in native code and give them to init as user id and deviceId',
    explain:
      'Version 1 of the SDK for React Native keeps the anonymous id and the user id in the storage of its native part, where JavaScript cannot read them. Without them each installation becomes a new device. Ship a release that calls analytics.getAnonymousId() and stores what it gives, or read it in native code.',
  },
  'init-missing': {
    severity: 'note',
    title: 'no init was written',
    todo: 'call init(apiKey, options) once before the first call',
    explain:
      'Calls were migrated, but the set-up of Segment was not found among them. Call init(apiKey, options) once before the first call.',
  },
  'lifecycle-event-names': {
    severity: 'review',
    title: 'events that the SDK sends of itself have other names',
    todo: 'check charts that use "Application Opened" and its like',
    explain:
      "Segment's SDK sent events such as Application Installed, Application Opened and Deep Link Opened. Amplitude's autocapture sends them as [Amplitude] Application Installed, and so on. Check the charts that use the old names.",
  },
  'instance-missing': {
    severity: 'note',
    title: 'nothing here makes the Amplitude instance',
    todo: 'make one where the app starts; for Android, name it in the config (android.instance)',
    explain:
      'Calls on Analytics.with(context) now speak to an instance of Amplitude, and no set-up of Segment was found that would have become one. Make it where the app starts, amplitude = Amplitude(apiKey, applicationContext) { … }, and say in the config (android.instance) how code reaches it. In Swift it is Amplitude.shared: put it there, with extension Amplitude { static var shared: Amplitude! }. In Objective-C it is the variable amplitude: define it in one file, Amplitude *amplitude;.',
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
  'load-option-dropped': {
    severity: 'review',
    title: 'options of load have no counterpart',
    todo: 'check that nothing in them is still needed',
    explain:
      'Options of load that steer other destinations, plug-ins, the CDN or storage were dropped. Check that nothing in them is still needed.',
  },
  'middleware-sees-less': {
    severity: 'review',
    title: 'a middleware or plug-in hears of other events from now on',
    todo: 'check that it expects no other events than those of track, page, identify and group',
    explain:
      'A plug-in of Amplitude now calls the function, or the methods of the plug-in, with each event in the form that Segment gave it: its kind, name, properties or traits, ids, time and address. It differs in this: a page is known by the name that it has at Amplitude ("Viewed …"), and so is an event that the code itself calls that; an identify without traits is no event; a group is two, one that says who belongs to it and one with its traits; and plug-ins run in the order in which they were added, not those of the type "before" first. What does not pass on an event drops it; where a middleware throws the event goes on as it was.',
  },
  'middleware-of-amplitude': {
    severity: 'review',
    title: "a middleware of Segment's destination for Amplitude became a plug-in",
    todo: 'check that this destination was one that sends from the device: only there Segment called the middleware',
    explain:
      "Segment runs the middleware of a destination only where that sends from the browser itself. Its current destination for Amplitude sends from Segment's servers, and was never told of the middleware. The plug-in that it became changes or drops events in any case.",
  },
  'may-be-segment': {
    severity: 'possible',
    title: 'this may be a call on a client that was lost sight of',
    todo: 'look at what it is called on, and migrate it by hand with that client',
    explain:
      'A Segment client is handed to something that cannot be followed, at the place that the message names: a container, a bus, a function of a package. Nothing in the code tells whether this call is made on it. It stays as it is.',
  },
  'message-read-at-run-time': {
    severity: 'review',
    title: 'what this message holds is read when the call is made',
    todo: 'check that no such message keeps itself from Amplitude by its integrations',
    explain:
      "The message is not written out at the call, so a helper reads its fields then: event, properties and traits, ids, timestamp and the context. Its integrations are not looked at, except for the session: a message that Segment kept from Amplitude would now be sent. Of its context the group and the traits are not read: Segment's destination made nothing of them.",
  },
  'method-has-no-counterpart': {
    severity: 'manual',
    title: 'this method has no counterpart',
    todo: 'replace it by hand',
    explain:
      'The Amplitude SDK has nothing that does the same. The call keeps its Segment client. What to do instead is said at the call, and for each method in docs/methods.md.',
  },
  'method-passed-on': {
    severity: 'manual',
    title: 'a method of the client is passed on',
    todo: 'wrap the method in a function of its own, and migrate that call by hand',
    explain:
      'The function is called elsewhere, with arguments that cannot be seen here. Wrap it: (...args) => …, and migrate that call by hand.',
  },
  'name-taken': {
    severity: 'manual',
    title: 'the place where the output would go is taken',
    todo: 'add the function to the file, or name another file in the config (helper)',
    explain:
      'The file that the helper would be written to exists and lacks a function that the output needs.',
  },
  'opt-out-not-stored': {
    severity: 'review',
    title: 'the choice to opt out is not kept over a restart',
    todo: 'set optOut in the configuration from where the app keeps the choice',
    explain:
      "Segment's SDK for Android stores the choice; Amplitude's holds it until the process ends. Set optOut in the configuration from where the app keeps the choice.",
  },
  'option-dropped': {
    severity: 'review',
    title: 'options of the call have no counterpart',
    todo: 'check that nothing in them is still needed',
    explain:
      "Some keys of Segment's options have no Amplitude event option. They were dropped from the call; the message names them.",
  },
  'user-named-by-options': {
    severity: 'review',
    title: 'Segment takes the user id among the options only while nobody is signed in',
    todo: 'check that nobody else can be signed in here, or leave the id out',
    explain:
      'In a browser the user who was identified wins over a `userId` among the options of a call, which only counts for visitors (analytics-next, `core/events/index.ts`, addIdentity). The option `user_id` of Amplitude counts for its call whoever is signed in.',
  },
  'options-unclear': {
    severity: 'manual',
    title: 'the options of this call are not written out here',
    todo: 'write the options out at the call, and run again',
    explain:
      'Segment options may exclude Amplitude, move the call in time or change its user. They are migrated when they stand as an object literal.',
  },
  'other-start': {
    severity: 'manual',
    title: 'Segment is started in a way of its own',
    todo: 'call init of the Amplitude SDK here, and leave the integrations out',
    explain:
      'initialize and init take a list of integrations or settings that the CDN would have given. Call init(apiKey, options) of the Amplitude SDK in this place; what other destinations need has no counterpart.',
  },
  'page-arguments-unclear': {
    severity: 'manual',
    title: 'it cannot be told which argument is the name',
    todo: 'write page(category, name, {}) or page(name, {}), and run again',
    explain:
      'page(a, b) means name and properties, or category and name, by the types of its arguments. Write them out, as in page(category, name, {}), and run again.',
  },
  'page-unnamed': {
    severity: 'review',
    title: 'a page view without a name',
    todo: 'check charts that used "Viewed " without a name',
    explain:
      'Segment\'s destination sent such a page as an event named "Viewed " with nothing behind it. The output uses a name of its own (config page.unnamedEvent): check charts that used the old one.',
  },
  'plug-in-by-hand': {
    severity: 'manual',
    title: 'middleware, plug-ins and integrations have no automatic counterpart',
    todo: "write it as a plug-in of Amplitude's SDK, or add the destination's own SDK",
    explain:
      "What changes events becomes a plug-in of Amplitude's SDK, which has another form. What sends them on to another service from the device has no counterpart: that service gets nothing from Amplitude's SDK, so add its own SDK before Segment goes.",
  },
  'properties-by-reference': {
    severity: 'note',
    title: 'some properties are objects that stand elsewhere',
    todo: 'hand over a copy, { ...object }, where the code changes the object after the call',
    explain:
      'Segment copies the properties of a call at once; Amplitude keeps the object until it uploads, a second later. An object that is changed in between goes out changed, and so does what is no object, which Segment left out.',
  },
  'script-not-read': {
    severity: 'manual',
    title: 'this script of a page or component cannot be read',
    todo: 'migrate this script by hand, or give it a form that can be parsed',
    explain:
      'The block names Segment and is no JavaScript as it stands: it has a syntax error, is in a language that is compiled first, is released by a consent manager, or is put together by tags of a template engine. It was left as it was.',
  },
  'template-not-read': {
    severity: 'manual',
    title: "calls in a template need the project's own compiler",
    todo: 'install the dependencies of the project and run again, or migrate the call by hand',
    explain:
      'What an expression in a template means is read with the compiler that the project itself uses (@vue/compiler-dom, vue-template-compiler, svelte/compiler), from its node_modules. It is not installed there, or it cannot read the template, so the script blocks were migrated and the calls in the template were left.',
  },
  'template-without-script': {
    severity: 'manual',
    title: 'nothing can be imported for this place in a template',
    todo: 'move the call into a function of the script block',
    explain:
      'The call needs a function of the Amplitude SDK, and a template sees only what its component exposes: the imports of <script setup>, of a Svelte script or of an Astro frontmatter, and with the options API of Vue none. Move the call into a method or a function of the script, and run again.',
  },
  'push-forwarder': {
    severity: 'manual',
    title: 'push messages and links were handed to Segment here',
    todo: 'hand them to the SDK that needs them, or delete the call',
    explain:
      "Segment passed push tokens, messages and links on to the integrations on the device. Amplitude's SDK takes none of them: hand them to the SDK that needs them, or track an event.",
  },
  'revenue-by-hand': {
    severity: 'review',
    title: 'the revenue of this order is not written out here',
    todo: 'give revenue, price or quantity as options of the event',
    explain:
      "Segment's destination made revenue of Order Completed. The options of Amplitude's event are typed, so only a literal could be moved there: add the revenue to the options of this call.",
  },
  'traits-not-kept': {
    severity: 'manual',
    title: "Amplitude's mobile SDKs do not give the traits back",
    todo: 'read the value from where the app keeps it',
    explain:
      'Segment keeps the traits of the user on the device; Amplitude sends them and forgets them. Read the value from where the app keeps it.',
  },
  'user-switch-keeps-device': {
    severity: 'note',
    title: 'a second user on the same page keeps the device',
    todo: 'call reset() before another user signs in',
    explain:
      'When identify names another user without a reset in between, Segment makes a new anonymous id, and so a new device. Amplitude keeps the device id until reset(). It also asks later who the user is: of several events in one tick the last may belong to who signs in right after them, calls made before it has started keep their order, and a tab that was open before keeps its user. The new device after a reset does not get the campaign of the page again.',
  },
  'properties-may-be-typed': {
    severity: 'review',
    title: 'it cannot be told here whether these properties are a dictionary',
    todo: 'hand over a dictionary where it is an object of a Codable type',
    explain:
      "Segment's SDK for Swift takes a dictionary or an object of a Codable type, Amplitude's a dictionary only. The type of the value is not written here: the compiler tells where it is none. Make a dictionary of it there.",
  },
  'properties-unclear': {
    severity: 'manual',
    title: "these properties can only be sent by Segment's serializer",
    todo: 'hand over a map, and run again',
    explain:
      "Segment's SDK for Kotlin takes a JsonObject or an object of a @Serializable class, its SDK for Swift an object of a Codable type; Amplitude takes a map. What is written out (buildJsonObject, mapOf, a dictionary) is migrated, and so is what is typed as a map. Make a map of it and run again.",
  },
  'setter-unknown': {
    severity: 'review',
    title: "the key was taken from a setter that is none of Segment's",
    todo: 'confirm that this is the key that the setter writes',
    explain:
      "Each setter of Traits and Properties writes a key of its own (putFirstName writes firstName). This one is in no version of Segment's SDK, as the putplan of Amplitude's guide: the key is what follows put. Where the app has a function of that name in another file, look at what it writes.",
  },
  'properties-class-kept': {
    severity: 'review',
    title: "the map is still one of Segment's classes",
    todo: "make it a map before Segment's artifact goes",
    explain:
      "Properties and Traits are maps, so Amplitude takes them as they are; but the code that makes them still needs Segment's artifact, which therefore stays. Make them a MutableMap<String, Any?> (Kotlin) or a Map<String, Object> (Java).",
  },
  'partytown-forwards-segment': {
    severity: 'manual',
    title: 'a worker is told to forward calls for Segment',
    todo: 'forward amplitude.track and its like, or run Amplitude on the page itself',
    explain:
      'Partytown hands calls of these names to a worker. After the migration nobody calls them: name the functions of window.amplitude that the page calls, where Amplitude comes by a script tag that Partytown loads; an import needs no entry.',
  },
  'plugin-class': {
    severity: 'manual',
    title: "a plug-in for Segment's client",
    todo: "write it as a plug-in of Amplitude: { name, type: 'enrichment', execute }",
    explain:
      "The class extends one of Segment's, and sees events of Segment's. In Amplitude a plug-in is an object with execute(event), which gives back the event, or null to drop it; its properties are event.event_properties. Plug-ins of destinations have no counterpart.",
  },
  'plug-ins-dropped': {
    severity: 'review',
    title: 'integrations and middleware of the set-up went with it',
    todo: "add each integration's own SDK, and write what changes events as a plug-in of Amplitude's SDK",
    explain:
      "Segment's configuration registered integrations, which send events to another service from the device, or middleware, which changes events. Amplitude's configuration takes neither. Add the SDK of each service before Segment goes, and write what changes or holds back events as a plug-in of Amplitude's SDK.",
  },
  'position-unsupported': {
    severity: 'manual',
    title: 'the call stands where its replacement cannot',
    todo: 'move the call into a statement of its own, and run again',
    explain:
      'Several statements are needed, and this place takes one expression only. Move the call into a statement of its own and run again.',
  },
  'presence-unclear': {
    severity: 'manual',
    title: 'a test for the client guards more than calls that were migrated',
    todo: 'make the test follow what stands behind it',
    explain:
      'Without Segment the test is false for ever, and the calls behind it never run. It was left because something behind it still needs Segment, or because it asks whether Segment has been loaded.',
  },
  'presence-test': {
    severity: 'review',
    title: 'a test for the client became a test for the browser',
    todo: 'check the other branch',
    explain:
      'An imported SDK is always there, so the test would always be true. It now asks whether there is a window; check the other branch.',
  },
  'ready-elsewhere': {
    severity: 'review',
    title: 'ready() stands in a file without the set-up',
    todo: 'check that it does not wait for other destinations',
    explain:
      'The callback now runs once init has resolved, through a plug-in of its own. Check that it does not rely on other destinations having loaded.',
  },
  'query-string': {
    severity: 'manual',
    title: 'ids and events are taken from an address',
    todo: 'read the address with URLSearchParams and call setUserId, setDeviceId and track',
    explain:
      'queryString reads ajs_uid, ajs_aid, ajs_event and their like from an address and calls identify, setAnonymousId and track. Read them with URLSearchParams and say the same to Amplitude.',
  },
  'raw-message': {
    severity: 'manual',
    title: "the client's own queue is worked on",
    todo: 'call track, identify or another method of the Amplitude SDK',
    explain:
      "The call puts events into the queue of Segment's client, or looks into it, past its methods. Amplitude's queue is not open to code: call its methods, and flush().",
  },
  'reset-argument-unclear': {
    severity: 'manual',
    title: 'it cannot be told whether the anonymous id stays',
    todo: 'write reset() or reset(false), and run again',
    explain:
      'reset(false) keeps the anonymous id, which is the device id for Amplitude; reset() and reset(true) make a new one. Write which one is meant.',
  },
  'reset-before-init': {
    severity: 'review',
    title: 'reset may run before init has resolved',
    todo: 'wait for the promise of init before this call',
    explain:
      'Amplitude reads the user late: until init has resolved, events sent just before a reset lose their user. Wait for the promise of init before this call.',
  },
  'reset-reads-user-late': {
    severity: 'review',
    title: 'events sent just before a reset may lose their user',
    todo: 'put time between the last event of a user and this call, or await flush().promise before it',
    explain:
      'Amplitude\'s SDK for React Native asks the device for its details before it reads the user of an event, so an event that is tracked in the same moment as the reset goes out with the new, anonymous user. Where such an event matters ("Signed Out"), write await flush().promise before reset(), or hand its user over: track(event, properties, { user_id: getUserId(), device_id: getDeviceId() }).',
  },
  'revenue-products': {
    severity: 'review',
    title: "Segment's destination also sent one event a product",
    todo: 'check charts that use "Product Purchased"',
    explain:
      'For Order Completed it sent "Product Purchased" for each member of products. The SDK does not; charts on that event will stop.',
  },
  'runs-in-page': {
    severity: 'manual',
    title: 'this function is sent into a page and runs there',
    todo: 'speak to what the page itself loads',
    explain:
      'A browser test hands the function over as text (page.evaluate and its like): nothing that this file imports exists where it runs.',
  },
  'sdk-not-supported': {
    severity: 'manual',
    title: 'this Segment package is not supported yet',
    todo: 'migrate the calls of this package by hand',
    explain:
      'Its clients, and the calls on them, were left as they were. The SDKs for browsers and for Node, and the global, are migrated.',
  },
  'stub-lacks-methods': {
    severity: 'review',
    title: 'an object stands in for the client and has only the methods of Segment',
    todo: 'give it the methods that the calls use now: track, setUserId, identify, setGroup, flush, reset …',
    explain:
      'Where the client is not made, this object takes its place. The calls were rewritten to methods of Amplitude, which it does not have: page became track, identify also setUserId, reset also flush, group setGroup and groupIdentify.',
  },
  'segment-through-redux': {
    severity: 'manual',
    title: 'actions of Redux are events for Segment here',
    todo: 'write a middleware that calls track with the same names and properties',
    explain:
      'The package turns actions with meta.analytics, or a map of actions, into calls of window.analytics. Nothing calls Segment in the code, so nothing can be rewritten: a middleware of some lines that calls track(event, properties) does the same.',
  },
  'sdk-for-both-languages': {
    severity: 'note',
    title: 'Swift and Objective-C of one app share a client, so both speak to the older SDK',
    todo: 'set ios.sdk to amplitude-swift if each language may have an Amplitude instance of its own',
    explain:
      "AmplitudeSwift has one class for Swift and another for Objective-C, and an instance of one cannot be had from the other: users, groups and opt-out that one language sets would not reach the other's events. Amplitude-iOS has one instance for both. Set ios.sdk in the config to decide otherwise.",
  },
  'second-init': {
    severity: 'review',
    title: 'Amplitude is started elsewhere too',
    todo: 'make sure that only one of them runs in a bundle',
    explain:
      'Each file made a Segment client of its own, with one key or with keys that cannot be compared; now they share the default client of the Amplitude SDK, and a second init in the same bundle starts it anew. In bundles of their own (pages, workers) all is well. Where the file or the project started Amplitude before, the calls go there and no init is written: its options stay as they are, Segment ids are not handed over, and an event that was sent to both arrives twice.',
  },
  'set-up-unclear': {
    severity: 'manual',
    title: 'the set-up of this client cannot be read as a whole',
    todo: 'make the Amplitude instance by hand',
    explain:
      'The key, the context or the settings of the client do not stand where it is made. Make the Amplitude instance here by hand: Amplitude(key, applicationContext) { … }.',
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
  'library-fetched-at-once': {
    severity: 'review',
    title: "Amplitude's loader fetches the SDK where it stands, before init",
    todo: 'put the loader behind the question for consent where nothing may be fetched before it',
    explain:
      "Segment's snippet fetches nothing until load is called, which happens elsewhere here, perhaps only after consent. Amplitude's loader fetches the SDK from cdn.amplitude.com at once; nothing is sent before init. Where nothing may be fetched either, move the loader to the place of init.",
  },
  'segment-address': {
    severity: 'manual',
    title: "an address of Segment's servers",
    todo: "put Amplitude's in its place: cdn.amplitude.com, api2.amplitude.com",
    explain:
      "A policy for the page that allows Segment's servers has to allow Amplitude's instead: cdn.amplitude.com in script-src where a page loads the SDK from there, api2.amplitude.com in connect-src (api.eu.amplitude.com for data in the EU). Links that connect early, or load Segment's library ahead, go, or get these addresses. The tool does not edit them, because others may rest on the same lines.",
  },
  'segment-script-registered': {
    severity: 'manual',
    title: "Segment's script through Nuxt Scripts",
    todo: 'start the Amplitude SDK in a plug-in of Nuxt, and call it where the proxy was called',
    explain:
      "Nuxt Scripts loads Segment's library and hands out a proxy of its global. Its registry has no counterpart for Amplitude: call init of @amplitude/analytics-browser in a client plug-in, import track and its like where proxy.analytics was called, and delete the entry of the registry.",
  },
  'segment-snippet': {
    severity: 'manual',
    title: "Segment's snippet",
    todo: "replace it with Amplitude's loader and init",
    explain:
      "Replace it with Amplitude's loader and init; calls behind it speak to the global that it makes.",
  },
  'snippet-global-renamed': {
    severity: 'possible',
    title: "Segment's snippet makes a global of another name",
    todo: 'run with --global and the name of that global',
    explain:
      'The snippet, and the calls on the global that it makes, are migrated when that name stands in the config (global) or in --global. Name both where the page uses both: --global analytics,other.',
  },
  'snippet-options-unclear': {
    severity: 'manual',
    title: "what Segment's snippet is made of cannot be seen",
    todo: "write the options out in the call, or put Amplitude's loader and init in its place",
    explain:
      "min and max of @segment/snippet return the snippet, whose calls of load and page depend on their options. These are made elsewhere, or by a condition. Write them out as an object literal and run again, or replace the call by the text of Amplitude's loader, followed by init.",
  },
  'snippet-queue': {
    severity: 'manual',
    title: "the queue of Segment's snippet is worked on",
    todo: 'call the method that the queue would have called',
    explain:
      "push(['track', …]) and the parts of the snippet's queue serve until Segment has loaded. The functions of the Amplitude SDK, and of its loader, queue by themselves: call track(…) and its like.",
  },
  'spread-arguments': {
    severity: 'manual',
    title: 'the arguments are spread',
    todo: 'write the arguments out, and run again',
    explain: 'What each argument is cannot be seen. Write them out and run again.',
  },
  'test-client-changed': {
    severity: 'manual',
    title: "the client that this test speaks to is Amplitude's now",
    todo: 'write the line as the code is written now, or run with --tests rewrite',
    explain:
      'The client is exported by a module that was migrated, and the test was left as it was (--tests report). A call of track is the same on both clients; this one is not: it would fail, or expect what no longer happens. Change the line, or run with --tests rewrite, which migrates real calls in tests; what a spy or an assertion expects is yours to change in any case.',
  },
  'test-doubles-global': {
    severity: 'manual',
    title: 'a double of the global, which migrated code no longer calls',
    todo: 'double the module @amplitude/analytics-browser, or window.amplitude where a script tag loads it',
    explain:
      'Migrated code calls functions of the Amplitude SDK, or window.amplitude where a script tag loads it. What a test puts on window.analytics, spies on there or expects of it no longer happens. With jest: jest.mock("@amplitude/analytics-browser"), then expect(track).toHaveBeenCalledWith(…) with the imported track.',
  },
  'test-left': {
    severity: 'possible',
    title: 'left by --tests report',
    todo: 'run with --tests rewrite to migrate it',
    explain:
      "Calls in tests are listed and left, so that tests do not change together with the code that they watch over. This one still speaks to a Segment client of its own, and Segment's package stays in the manifest for it. Run with --tests rewrite to migrate it, with --tests skip to leave tests out of the report.",
  },
  'test-mocks-segment': {
    severity: 'manual',
    title: 'a mock of a Segment module, which migrated code no longer loads',
    todo: 'mock the Amplitude package in its place, or delete the mock',
    explain:
      'jest.mock, vi.mock and their like, a file in __mocks__, and a spy on a class of Segment act on a module that migrated code does not load: they have no effect, and what the test expects of them never happens. Mock the Amplitude package with the functions that the code calls now. Each of these has to give what the SDK gives: jest.fn(() => ({ promise: Promise.resolve() })) where the code waits for it.',
  },
  'track-passed-on': {
    severity: 'review',
    title: 'track is passed on, and called elsewhere',
    todo: 'check that it is called with a name and properties only, and that nobody waits for its result',
    explain:
      "Name and properties mean the same to both SDKs. A third argument does not, nor a callback: Segment's options are not Amplitude's event options. Array methods such as forEach hand over an index and the list besides. Amplitude's track gives no promise but an object that holds one, `{ promise }`: a type that says otherwise has to change.",
  },
  'transform-not-selected': {
    severity: 'possible',
    title: 'left by --transform',
    todo: 'run without --transform',
    explain: 'This run was limited to other transforms. Run without --transform to migrate the call.',
  },
  'typewriter-client': {
    severity: 'manual',
    title: "generated by Segment's Typewriter",
    todo: 'generate an Ampli client from the same plan, or write the functions by hand',
    explain:
      "Typewriter writes this file anew from Segment's tracking plan, so it is never edited, and the calls of its functions stay. Amplitude's counterpart is Ampli, which generates a typed client from a plan in Amplitude Data. A client that is handed to Typewriter stays Segment's.",
  },
  'upload-rule': {
    severity: 'manual',
    title: 'a rule says when events are uploaded',
    todo: 'use flushIntervalMillis of init, setOptOut, or call flush() where the rule would have',
    explain:
      "Flush policies and pauses steer when Segment's client sends. Amplitude sends by a timer (flushIntervalMillis) and on flush(); while nothing may be sent, setOptOut(true) drops events instead of keeping them.",
  },
  'user-object': {
    severity: 'manual',
    title: "Segment's user object is kept",
    todo: 'read user().id() or user().anonymousId() where it is needed',
    explain:
      'user() gives an object that Amplitude does not have. Read what is needed from it where it is used: user().id(), user().anonymousId() or user().traits().',
  },
  'user-setter': {
    severity: 'manual',
    title: "a setter of Segment's user object",
    todo: 'say setUserId, setDeviceId or identify instead',
    explain: 'It changes what Segment stored. Say setUserId, setDeviceId or identify instead.',
  },
  'window-type': {
    severity: 'review',
    title: 'window.amplitude has no type here',
    todo: 'declare amplitude on the Window interface',
    explain: 'Declare it: interface Window { amplitude: typeof import("@amplitude/analytics-browser") }.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;

export type FindingCode = keyof typeof findingKinds;

/** Makes the finding of a code; `message` and `fix` say what is special about this place. */
export function finding(code: FindingCode, message?: string, fix?: string): Finding {
  const { severity, title, todo }: FindingKind = findingKinds[code];
  return { code, severity, message: message ?? title, fix: fix ?? todo };
}
