import type { FindingKind } from './kind.js';

/** What there is to say about a call that sends: its name, its properties, its options. */
export const events = {
  'callback-context': {
    severity: 'review',
    title: "the callback is called without Segment's context",
    todo: 'check what the callback reads: it is handed a Result now',
    explain:
      'Segment hands a Context to the callback or promise of a call, Amplitude a Result ({ event, code, message }). The code here reads it: check which fields it uses.',
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
  'option-dropped': {
    severity: 'review',
    title: 'options of the call have no counterpart',
    todo: 'check that nothing in them is still needed',
    explain:
      "Some keys of Segment's options have no Amplitude event option. They were dropped from the call; the message names them.",
  },
  'options-unclear': {
    severity: 'manual',
    title: 'the options of this call are not written out here',
    todo: 'write the options out at the call, and run again',
    explain:
      'Segment options may exclude Amplitude, move the call in time or change its user. They are migrated when they stand as an object literal.',
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
  'position-unsupported': {
    severity: 'manual',
    title: 'the call stands where its replacement cannot',
    todo: 'move the call into a statement of its own, and run again',
    explain:
      'Several statements are needed, and this place takes one expression only. Move the call into a statement of its own and run again.',
  },
  'properties-by-reference': {
    severity: 'note',
    title: 'some properties are objects that stand elsewhere',
    todo: 'hand over a copy, { ...object }, where the code changes the object after the call',
    explain:
      'Segment copies the properties of a call at once; Amplitude keeps the object until it uploads, a second later. An object that is changed in between goes out changed, and so does what is no object, which Segment left out.',
  },
  'properties-class-kept': {
    severity: 'review',
    title: "the map is still one of Segment's classes",
    todo: "make it a map before Segment's artifact goes",
    explain:
      "Properties and Traits are maps, so Amplitude takes them as they are; but the code that makes them still needs Segment's artifact, which therefore stays. Make them a MutableMap<String, Any?> (Kotlin) or a Map<String, Object> (Java).",
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
  'raw-message': {
    severity: 'manual',
    title: "the client's own queue is worked on",
    todo: 'call track, identify or another method of the Amplitude SDK',
    explain:
      "The call puts events into the queue of Segment's client, or looks into it, past its methods. Amplitude's queue is not open to code: call its methods, and flush().",
  },
  'revenue-by-hand': {
    severity: 'review',
    title: 'the revenue of this order is not written out here',
    todo: 'give revenue, price or quantity as options of the event',
    explain:
      "Segment's destination made revenue of Order Completed. The options of Amplitude's event are typed, so only a literal could be moved there: add the revenue to the options of this call.",
  },
  'revenue-products': {
    severity: 'review',
    title: "Segment's destination also sent one event a product",
    todo: 'check charts that use "Product Purchased"',
    explain:
      'For Order Completed it sent "Product Purchased" for each member of products. The SDK does not; charts on that event will stop.',
  },
  'spread-arguments': {
    severity: 'manual',
    title: 'the arguments are spread',
    todo: 'write the arguments out, and run again',
    explain: 'What each argument is cannot be seen. Write them out and run again.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
