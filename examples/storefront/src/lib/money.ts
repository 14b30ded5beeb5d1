/** Prices are whole cents everywhere in the shop, so that sums stay exact. */
export type Cents = number;

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

export const formatPrice = (cents: Cents): string => euros.format(cents / 100);

/** The amount as a decimal number, the way that analytics and invoices want it. */
export const toDecimal = (cents: Cents): number => Math.round(cents) / 100;
