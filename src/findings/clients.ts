import type { FindingKind } from './kind.js';

/** What there is to say about a client: where it is from, and why its calls stay. */
export const clients = {
  'class-may-be-own': {
    severity: 'possible',
    title: "this may be a class of the app's own",
    todo: 'write Segment.Analytics where it is meant, then run again',
    explain:
      "The app declares a type of this name, too, and which of its targets the file is compiled into cannot be told, or the module with the type is imported beside Segment. Where Segment's class is meant, name it with its module (Segment.Analytics) and run again.",
  },
  'client-has-manual-calls': {
    severity: 'manual',
    title: 'this client also receives calls that have no counterpart',
    todo: 'settle the other calls of this client that need a person, then run again',
    explain:
      'An Amplitude object must never receive a call that meant Segment. The client cannot be split here, so it and all its calls stay as they were.',
  },
  'client-in-a-macro': {
    severity: 'manual',
    title: 'a macro speaks to Segment',
    todo: 'write what the macro says with Amplitude, or make a function of it and run again',
    explain:
      'What a macro means is decided where it is used, so it is never rewritten, nor are the calls that go through it: they still speak to Segment. Make a function or a method of it and run again, or write it with Amplitude by hand.',
  },
  'client-is-steered': {
    severity: 'manual',
    title: 'the client is told something about all its events',
    todo: 'decide what becomes of it, write it with Amplitude and remove it here, then run again',
    explain:
      "A plug-in, a middleware or a pause may change every event, or hold it back, and the client of Amplitude would not do so. So the client stays Segment's with all its calls. Make an enrichment plug-in of what changes events (amplitude.add({ type: 'enrichment', execute })), leave out what serves other destinations, remove the call, and run again.",
  },
  'client-made-elsewhere': {
    severity: 'manual',
    title: 'this client is handed in from code that the tool does not see',
    todo: 'run on the code that makes the client too, or migrate its calls by hand',
    explain:
      'The type says that it is a client of Segment, and nothing in the project makes one: it comes from the program that uses this code. Both have to change together.',
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
  'client-outside-paths': {
    severity: 'manual',
    title: 'this client is used, or made, outside the given paths',
    todo: 'run on a folder that holds the client and all its users, such as .',
    explain:
      'A client and its users change together. Run on a folder that holds all of them, such as the root of the repository.',
  },
  'client-owner-unknown': {
    severity: 'possible',
    title: 'this may be a client that the app hands out elsewhere',
    todo: 'if it is, write the call as the others on that client are written now',
    explain:
      "A type of the app holds a client of Segment under this name, and the call has the form of Segment's; of what it is called on here, the file does not say the type. So the call is listed and left. Where it is that client, it has to change together with it.",
  },
  'client-use-unclear': {
    severity: 'manual',
    title: 'the client is used here in a way that the tool cannot follow',
    todo: 'call the client where it is imported, or migrate it and its calls by hand',
    explain:
      'The client is passed on, stored, awaited or exported in a form whose uses cannot all be found, so it stays a Segment client, with all its calls.',
  },
  'code-unreadable': {
    severity: 'manual',
    title: 'the code around this call could not be read',
    todo: 'mend the code, or migrate the call by hand',
    explain:
      'The parser found something in this call that it does not understand, such as brackets that do not match or a condition of the compiler in the middle of it. Such a place is never edited.',
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
  'helper-unavailable': {
    severity: 'manual',
    title: 'this call needs the helper file, which a classic script cannot import',
    todo: 'write the call by hand, or load the script as a module',
    explain:
      'Its values are not certain to be accepted by Amplitude, and a script loaded without type="module" has no imports. Write the call by hand, or make the script a module.',
  },
  'may-be-segment': {
    severity: 'possible',
    title: 'this may be a call on a client that was lost sight of',
    todo: 'look at what it is called on, and migrate it by hand with that client',
    explain:
      'A Segment client is handed to something that cannot be followed, at the place that the message names: a container, a bus, a store, a component that cannot be told, a function of a package. Nothing in the code tells whether this call is made on it. It stays as it is.',
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
  'push-forwarder': {
    severity: 'manual',
    title: 'push messages and links were handed to Segment here',
    todo: 'hand them to the SDK that needs them, or delete the call',
    explain:
      "Segment passed push tokens, messages and links on to the integrations on the device. Amplitude's SDK takes none of them: hand them to the SDK that needs them, or track an event.",
  },
  'sdk-for-both-languages': {
    severity: 'note',
    title: 'Swift and Objective-C of one app share a client, so both speak to the older SDK',
    todo: 'set ios.sdk to amplitude-swift if each language may have an Amplitude instance of its own',
    explain:
      "AmplitudeSwift has one class for Swift and another for Objective-C, and an instance of one cannot be had from the other: users, groups and opt-out that one language sets would not reach the other's events. Amplitude-iOS has one instance for both. Set ios.sdk in the config to decide otherwise.",
  },
  'sdk-not-supported': {
    severity: 'manual',
    title: 'this Segment package is not supported yet',
    todo: 'migrate the calls of this package by hand',
    explain:
      'Its clients, and the calls on them, were left as they were. The SDKs for browsers and for Node, and the global, are migrated.',
  },
  'segment-hears-no-more': {
    severity: 'review',
    title: "Segment's client stays for other calls, and no longer hears this one",
    todo: "say it to Segment's client too, for as long as calls on it stay",
    explain:
      "Some calls stay with Segment, so its client stays as well. This call told it who they are of, or made it send them, and goes to Amplitude alone now: what stays would be of nobody, of the user before, or wait for the next upload. Say it to both (`analytics.reset()` beside `reset()`) until the last call on Segment's client is gone.",
  },
  'segment-through-redux': {
    severity: 'manual',
    title: 'actions of Redux are events for Segment here',
    todo: 'write a middleware that calls track with the same names and properties',
    explain:
      'The package turns actions with meta.analytics, or a map of actions, into calls of window.analytics. Nothing calls Segment in the code, so nothing can be rewritten: a middleware of some lines that calls track(event, properties) does the same.',
  },
  'stub-lacks-methods': {
    severity: 'review',
    title: 'an object stands in for the client and has only the methods of Segment',
    todo: 'give it the methods that the calls use now: track, setUserId, identify, setGroup, flush, reset …',
    explain:
      'Where the client is not made, this object takes its place. The calls were rewritten to methods of Amplitude, which it does not have: page became track, identify also setUserId, reset also flush, group setGroup and groupIdentify.',
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
} as const satisfies Readonly<Record<string, FindingKind>>;
