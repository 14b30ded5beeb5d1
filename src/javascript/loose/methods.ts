/** Methods of a client that say by themselves what they are. */
export const tellingMethods: readonly string[] = ['track', 'identify'];

/** Those that do with a text for their first argument. */
export const commonMethods: readonly string[] = ['page', 'screen', 'group', 'alias'];

/** Those that the name of what they are called on has to tell. */
const others = ['reset', 'setAnonymousId', 'trackLink', 'trackForm', 'trackClick', 'trackSubmit', 'pageview'];

/** The methods of a client by whose names calls are looked for. */
export const looseMethods: readonly string[] = [...tellingMethods, ...commonMethods, ...others];
