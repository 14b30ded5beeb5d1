import type { FindingKind } from './kind.js';

/** What there is to say about pages and components: snippets, addresses, scripts, templates. */
export const pages = {
  'library-fetched-at-once': {
    severity: 'review',
    title: "Amplitude's loader fetches the SDK where it stands, before init",
    todo: 'put the loader behind the question for consent where nothing may be fetched before it',
    explain:
      "Segment's snippet fetches nothing until load is called, which happens elsewhere here, perhaps only after consent. Amplitude's loader fetches the SDK from cdn.amplitude.com at once; nothing is sent before init. Where nothing may be fetched either, move the loader to the place of init.",
  },
  'partytown-forwards-segment': {
    severity: 'manual',
    title: 'a worker is told to forward calls for Segment',
    todo: 'forward amplitude.track and its like, or run Amplitude on the page itself',
    explain:
      'Partytown hands calls of these names to a worker. After the migration nobody calls them: name the functions of window.amplitude that the page calls, where Amplitude comes by a script tag that Partytown loads; an import needs no entry.',
  },
  'runs-in-page': {
    severity: 'manual',
    title: 'this function is sent into a page and runs there',
    todo: 'speak to what the page itself loads',
    explain:
      'A browser test hands the function over as text (page.evaluate and its like): nothing that this file imports exists where it runs.',
  },
  'script-not-read': {
    severity: 'manual',
    title: 'this script of a page or component cannot be read',
    todo: 'migrate this script by hand, or give it a form that can be parsed',
    explain:
      'The block names Segment and is no JavaScript as it stands: it has a syntax error, is in a language that is compiled first, is released by a consent manager, or is put together by tags of a template engine. It was left as it was.',
  },
  'segment-address': {
    severity: 'manual',
    title: "an address of Segment's servers",
    todo: "put Amplitude's in its place: cdn.amplitude.com, api2.amplitude.com",
    explain:
      "A policy for the page that allows Segment's servers has to allow Amplitude's instead: cdn.amplitude.com in script-src where a page loads the SDK from there, api2.amplitude.com in connect-src (api.eu.amplitude.com for data in the EU). Links that connect early, or load Segment's library ahead, go, or get these addresses. The tool does not edit them, because others may rest on the same lines.",
  },
  'segment-amp': {
    severity: 'manual',
    title: 'a page for AMP sends events to Segment',
    todo: 'send them from a server, or through an amp-analytics config of your own to the HTTP API of Amplitude',
    explain:
      "AMP runs no scripts of a page's own: its element amp-analytics knows Segment by the type \"segment\" and has no type for Amplitude's SDK. Write the requests into a config of the element that speak to an endpoint of yours, which forwards them to Amplitude's HTTP API, or give the tag up.",
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
  'snippet-stays': {
    severity: 'manual',
    title: 'the snippet that loads Segment for this call stays',
    todo: "replace the snippet with Amplitude's loader and init, then run again",
    explain:
      "Nothing in the project starts Amplitude on the page: its snippet is one that the tool leaves, for the reason that stands there. A call on `window.amplitude` would throw until a person replaces it, so the calls on Segment's global stay with it.",
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
