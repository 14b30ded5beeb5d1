import type { Options } from '../config/options.js';

/** The release whose library the loader fetches: the one that the equivalence tests run. */
export const loaderVersion = '2.47.1';

/**
 * Amplitude's own asynchronous loader, byte for byte as the package ships it
 * (`@amplitude/analytics-browser`, lib/scripts/amplitude-snippet-min.js, MIT licence): it queues calls, and fetches
 * the library of `loaderVersion` with its integrity hash.
 */
export const loaderStub =
  // biome-ignore format: it is one line
  '!function(){"use strict";!function(e,t){var r=e.amplitude||{_q:[],_iq:{}};if(r.invoked)e.console&&console.error&&console.error("Amplitude snippet has been loaded.");else{var n=function(e,t){e.prototype[t]=function(){return this._q.push({name:t,args:Array.prototype.slice.call(arguments,0)}),this}},s=function(e,t,r){return function(n){e._q.push({name:t,args:Array.prototype.slice.call(r,0),resolve:n})}},o=function(e,t,r){e[t]=function(){if(r)return{promise:new Promise(s(e,t,Array.prototype.slice.call(arguments)))};!function(e,t,r){e._q.push({name:t,args:Array.prototype.slice.call(r,0)})}(e,t,Array.prototype.slice.call(arguments))}},i=function(e){for(var t=0;t<g.length;t++)o(e,g[t],!1);for(var r=0;r<v.length;r++)o(e,v[r],!0)};r.invoked=!0;var c=t.createElement("script");c.type="text/javascript",c.integrity="sha384-pGOy49c1ibyIcYWBgFTxVPZUmuCSzGptI4M+zYCPXdrMDmd0jgr7NbhegjNSrSm6",c.crossOrigin="anonymous",c.async=!0,c.src="https://cdn.amplitude.com/libs/analytics-browser-2.47.1-min.js.gz",c.onload=function(){e.amplitude.runQueuedFunctions||console.log("[Amplitude] Error: could not load SDK")};var a=t.getElementsByTagName("script")[0];a.parentNode.insertBefore(c,a);for(var u=function(){return this._q=[],this},p=["add","append","clearAll","prepend","set","setOnce","unset","preInsert","postInsert","remove","getUserProperties"],l=0;l<p.length;l++)n(u,p[l]);r.Identify=u;for(var d=function(){return this._q=[],this},f=["getEventProperties","setProductId","setQuantity","setPrice","setRevenue","setRevenueType","setReceipt","setReceiptSig","setCurrency","setEventProperties"],y=0;y<f.length;y++)n(d,f[y]);r.Revenue=d;var g=["getDeviceId","setDeviceId","getSessionId","setSessionId","getUserId","setUserId","setOptOut","setTransport","reset","extendSession"],v=["init","add","remove","track","logEvent","identify","groupIdentify","setGroup","revenue","flush"];i(r),r.createInstance=function(e){return r._iq[e]={_q:[]},i(r._iq[e]),r._iq[e]},e.amplitude=r}}(window,document)}();';

/** The library of that release as a script tag, with the hash that the loader has, too. */
const libraryTag = `<script src="https://cdn.amplitude.com/libs/analytics-browser-${loaderVersion}-min.js.gz" integrity="sha384-pGOy49c1ibyIcYWBgFTxVPZUmuCSzGptI4M+zYCPXdrMDmd0jgr7NbhegjNSrSm6" crossorigin="anonymous"></script>`;

/** The tag that loads the SDK before anything calls it. A project's own script has its key for a name. */
export function loaderTag(
  { loader, serverZone }: Pick<Options, 'loader' | 'serverZone'>,
  apiKey: string,
): string {
  if (loader === 'library') return libraryTag;
  const host = serverZone === 'EU' ? 'cdn.eu.amplitude.com' : 'cdn.amplitude.com';
  return `<script src="https://${host}/script/${apiKey}.js"></script>`;
}

/** True for a text that holds Amplitude's loader already. */
export function holdsLoader(text: string): boolean {
  return /Amplitude snippet has been loaded|cdn\.(?:eu\.)?amplitude\.com\/(?:libs\/analytics-browser|script\/)/.test(
    text,
  );
}
