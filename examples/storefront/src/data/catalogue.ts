import type { Category, Product } from '../domain/types';

export const products: Product[] = [
  {
    id: 'nb-field',
    name: 'Field notebook',
    category: 'notebooks',
    price: 950,
    glyph: '📓',
    summary: 'Pocket-sized, stitched, dotted.',
    details: ['64 pages of 90 g paper', '9 × 14 cm', 'Cover from recycled cotton'],
  },
  {
    id: 'nb-linen',
    name: 'Linen journal',
    category: 'notebooks',
    price: 2400,
    glyph: '📔',
    summary: 'Lies flat, holds ink, lasts a year.',
    details: ['192 pages of 100 g paper', '14 × 21 cm', 'Two ribbons'],
  },
  {
    id: 'nb-week',
    name: 'Week planner',
    category: 'notebooks',
    price: 1850,
    glyph: '📅',
    summary: 'A week on two pages, undated.',
    details: ['Start whenever you like', '15 × 21 cm', 'Perforated corners'],
  },
  {
    id: 'pen-brass',
    name: 'Brass fountain pen',
    category: 'pens',
    price: 5900,
    glyph: '🖋️',
    summary: 'Heavy, simple, and it ages well.',
    details: ['Steel nib, fine or medium', 'Takes standard cartridges', 'Solid brass body'],
  },
  {
    id: 'pen-gel',
    name: 'Gel pen, set of three',
    category: 'pens',
    price: 720,
    glyph: '🖊️',
    summary: 'Black, blue and pine green.',
    details: ['0.5 mm', 'Dries in two seconds', 'Refillable'],
  },
  {
    id: 'pencil-cedar',
    name: 'Cedar pencils',
    category: 'pens',
    price: 1100,
    glyph: '✏️',
    summary: 'A dozen, from 4B to 2H.',
    details: ['Californian cedar', 'Unlacquered', 'In a tin box'],
  },
  {
    id: 'paper-letter',
    name: 'Letter set',
    category: 'paper',
    price: 1600,
    glyph: '✉️',
    summary: 'Twenty sheets and their envelopes.',
    details: ['Laid paper, 120 g', 'A5, with C6 envelopes', 'Deckled edges'],
  },
  {
    id: 'paper-washi',
    name: 'Washi sheets',
    category: 'paper',
    price: 1350,
    glyph: '🧻',
    summary: 'Ten hand-made sheets for wrapping and folding.',
    details: ['Mulberry fibre', '30 × 42 cm', 'Every sheet is different'],
  },
  {
    id: 'paper-blot',
    name: 'Blotting paper',
    category: 'paper',
    price: 450,
    glyph: '📄',
    summary: 'For those who turn the page too soon.',
    details: ['Ten sheets', 'A5', 'Unbleached'],
  },
  {
    id: 'desk-tray',
    name: 'Pine tray',
    category: 'desk',
    price: 3200,
    glyph: '🗂️',
    summary: 'Room for a stack of A4 and a cup of coffee.',
    details: ['Oiled pine', '33 × 24 cm', 'Stackable'],
  },
  {
    id: 'desk-lamp',
    name: 'Reading lamp',
    category: 'desk',
    price: 8900,
    glyph: '💡',
    summary: 'Warm light on one page at a time.',
    details: ['Dimmable', 'Linen cable, 2 m', 'Bulb included'],
  },
  {
    id: 'desk-clip',
    name: 'Brass clips',
    category: 'desk',
    price: 680,
    glyph: '📎',
    summary: 'Six clips that do not rust.',
    details: ['Solid brass', '4 cm', 'In a paper box'],
  },
];

export const findProduct = (id: string): Product | undefined => products.find((product) => product.id === id);

export type SortOrder = 'name' | 'price-up' | 'price-down';

export function searchProducts(query: string, category: Category | null, sort: SortOrder): Product[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return products
    .filter((product) => category === null || product.category === category)
    .filter((product) => {
      const text = `${product.name} ${product.summary} ${product.category}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => {
      if (sort === 'name') return a.name.localeCompare(b.name);
      return sort === 'price-up' ? a.price - b.price : b.price - a.price;
    });
}
