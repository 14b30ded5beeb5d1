/** The package whose `min` and `max` return Segment's snippet as a text. */
export const snippetPackage = '@segment/snippet';

/** True for a program that puts the snippet of the package into a page. */
export const rendersSnippet = (program: string): boolean =>
  program.includes(snippetPackage) && /\b(?:min|max)\s*\(/.test(program);

/** What a call of it asks for, as texts that can stand in a script of a page. */
export interface SnippetRequest {
  readonly apiKey: string;
  readonly host: string;
  readonly ajsPath: string;
  /** The host is that of the destinations' bundles, too. */
  readonly hostsBundles: boolean;
  readonly global: string;
  /** The options of `load`, empty for none; null where the snippet does not call it. */
  readonly load: string | null;
  /** The arguments of `page`; null where the snippet does not call it. */
  readonly page: string | null;
}

/** What the package takes where nothing is said. */
export const defaultRequest: SnippetRequest = {
  apiKey: 'YOUR_API_KEY',
  host: 'cdn.segment.com',
  ajsPath: '/analytics.js/v1/" + key + "/analytics.min.js',
  hostsBundles: false,
  global: 'analytics',
  load: '',
  page: '',
};

/** The lines of the snippet that the package returns (5.2.1, `dist/min.template.js`, MIT licence). */
export function snippetLines(request: SnippetRequest): string[] {
  const { apiKey, host, ajsPath, hostsBundles, global, load, page } = request;
  const bundles = hostsBundles ? `analytics._cdn = "https://${host}"` : '';
  // biome-ignore format: it is one line
  const lead = `!function(){var i="${global}",analytics=window[i]=window[i]||[];if(!analytics.initialize)if(analytics.invoked)window.console&&console.error&&console.error("Segment snippet included twice.");else{analytics.invoked=!0;analytics.methods=["trackSubmit","trackClick","trackLink","trackForm","pageview","identify","reset","group","track","ready","alias","debug","page","screen","once","off","on","addSourceMiddleware","addIntegrationMiddleware","setAnonymousId","addDestinationMiddleware","register"];analytics.factory=function(e){return function(){if(window[i].initialized)return window[i][e].apply(window[i],arguments);var n=Array.prototype.slice.call(arguments);if(["track","screen","alias","group","page","identify"].indexOf(e)>-1){var c=document.querySelector("link[rel='canonical']");n.push({__t:"bpc",c:c&&c.getAttribute("href")||void 0,p:location.pathname,u:location.href,s:location.search,t:document.title,r:document.referrer})}n.unshift(e);analytics.push(n);return analytics}};for(var n=0;n<analytics.methods.length;n++){var key=analytics.methods[n];analytics[key]=analytics.factory(key)}analytics.load=function(key,n){var t=document.createElement("script");t.type="text/javascript";t.async=!0;t.setAttribute("data-global-segment-analytics-key",i);t.src="https://${host}${ajsPath}";var r=document.getElementsByTagName("script")[0];r.parentNode.insertBefore(t,r);analytics._loadOptions=n};analytics._writeKey="${apiKey}";${bundles};analytics.SNIPPET_VERSION="5.2.0";`;
  const options = load ? `, ${load}` : '';
  return [
    lead,
    ...(load === null ? [] : [`analytics.load("${apiKey}"${options});`]),
    ...(page === null ? [] : [`analytics.page(${page});`]),
    '}}();',
  ];
}
