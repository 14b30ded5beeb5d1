/** What an ordinary product is about. More than the files of one folder, so that names in it differ. */
export const NOUNS = [
  'Account',
  'Address',
  'Agent',
  'Booking',
  'Campaign',
  'Cart',
  'Contract',
  'Coupon',
  'Customer',
  'Delivery',
  'Document',
  'Estimate',
  'Feature',
  'Invoice',
  'Ledger',
  'Location',
  'Member',
  'Message',
  'Order',
  'Payment',
  'Plan',
  'Product',
  'Project',
  'Refund',
  'Report',
  'Schedule',
  'Shipment',
  'Supplier',
  'Ticket',
  'Workspace',
];

/** Folders right under `src`. */
export const AREAS = [
  'admin',
  'billing',
  'catalog',
  'checkout',
  'dashboard',
  'editor',
  'inbox',
  'inventory',
  'marketing',
  'onboarding',
  'planning',
  'profile',
  'reporting',
  'search',
  'settings',
  'shipping',
  'storefront',
  'support',
  'team',
  'workflow',
];

/** What people do with the nouns, for names of functions and events. */
export const VERBS = [
  'archive',
  'assign',
  'cancel',
  'create',
  'merge',
  'move',
  'open',
  'refresh',
  'submit',
  'update',
];

/** Names of the values that records hold. */
export const FIELDS = [
  'amount',
  'category',
  'currency',
  'locale',
  'owner',
  'position',
  'quantity',
  'region',
  'status',
  'summary',
];

/**
 * `Invoice` as the name of a variable.
 *
 * @param {string} noun
 */
export const lower = (noun) => noun[0].toLowerCase() + noun.slice(1);

/**
 * `submit` as a part of a name or of an event.
 *
 * @param {string} verb
 */
export const upper = (verb) => verb[0].toUpperCase() + verb.slice(1);
