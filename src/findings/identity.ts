import type { FindingKind } from './kind.js';

/** What there is to say about who an event is of: users, devices, groups, and their traits. */
export const identity = {
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
  'collected-device-id': {
    severity: 'review',
    title: 'the device id was that of the hardware',
    todo: 'set deviceId in the options of init to the id that was collected',
    explain:
      "With collectDeviceId Segment's Amplitude destination took the collected id for the device, not the anonymous id. What is handed over here is the anonymous id: hand over the collected one where devices have to go on as before.",
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
  'device-id-not-kept': {
    severity: 'review',
    title: 'devices get new ids',
    todo: 'hand the old id over as deviceId of the configuration if anonymous users must stay the same',
    explain:
      "Behind Segment the device id was context.device.id or Segment's anonymous id. Amplitude makes its own at the first start, so that anonymous users count as new ones. To keep them, read the old id before Segment goes and give it to the configuration as deviceId, once.",
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
  'reset-argument-unclear': {
    severity: 'manual',
    title: 'it cannot be told whether the anonymous id stays',
    todo: 'write reset() or reset(false), and run again',
    explain:
      'reset(false) keeps the anonymous id, which is the device id for Amplitude; reset() and reset(true) make a new one. Write which one is meant.',
  },
  'reset-reads-user-late': {
    severity: 'review',
    title: 'events sent just before a reset may lose their user',
    todo: 'put time between the last event of a user and this call, or await flush().promise before it',
    explain:
      'Amplitude\'s SDK for React Native asks the device for its details before it reads the user of an event, so an event that is tracked in the same moment as the reset goes out with the new, anonymous user. Where such an event matters ("Signed Out"), write await flush().promise before reset(), or hand its user over: track(event, properties, { user_id: getUserId(), device_id: getDeviceId() }).',
  },
  'setter-unknown': {
    severity: 'review',
    title: "the key was taken from a setter that is none of Segment's",
    todo: 'confirm that this is the key that the setter writes',
    explain:
      "Each setter of Traits and Properties writes a key of its own (putFirstName writes firstName). This one is in no version of Segment's SDK, as the putplan of Amplitude's guide: the key is what follows put. Where the app has a function of that name in another file, look at what it writes.",
  },
  'traits-not-kept': {
    severity: 'manual',
    title: "Amplitude's mobile SDKs do not give the traits back",
    todo: 'read the value from where the app keeps it',
    explain:
      'Segment keeps the traits of the user on the device; Amplitude sends them and forgets them. Read the value from where the app keeps it.',
  },
  'user-named-by-options': {
    severity: 'review',
    title: 'Segment takes the user id among the options only while nobody is signed in',
    todo: 'check that nobody else can be signed in here, or leave the id out',
    explain:
      'In a browser the user who was identified wins over a `userId` among the options of a call, which only counts for visitors (analytics-next, `core/events/index.ts`, addIdentity). The option `user_id` of Amplitude counts for its call whoever is signed in.',
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
  'user-switch-keeps-device': {
    severity: 'note',
    title: 'a second user on the same page keeps the device',
    todo: 'call reset() before another user signs in',
    explain:
      'When identify names another user without a reset in between, Segment makes a new anonymous id, and so a new device. Amplitude keeps the device id until reset(). It also asks later who the user is: of several events in one tick the last may belong to who signs in right after them, calls made before it has started keep their order, and a tab that was open before keeps its user. The new device after a reset does not get the campaign of the page again.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
