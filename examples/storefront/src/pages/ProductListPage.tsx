import { useMemo, useState } from 'react';
import { ProductCard } from '../components/ProductCard';
import { type SortOrder, searchProducts } from '../data/catalogue';
import type { Category } from '../domain/types';
import { analytics } from '../lib/analytics';
import { track } from '../lib/timing';

const sortOrders: Record<SortOrder, string> = {
  name: 'By name',
  'price-up': 'Cheapest first',
  'price-down': 'Dearest first',
};

export function ProductListPage({ category }: { category: Category | null }) {
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<SortOrder>('name');
  const found = useMemo(
    () => track('catalogue-search', () => searchProducts(query, category, sort)),
    [query, category, sort],
  );

  return (
    <section>
      <h1 className="capital">{category ?? 'Everything'}</h1>
      <div className="row filters">
        <input
          type="search"
          aria-label="Search"
          placeholder="Search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          // One event when the customer has finished typing, not one a letter.
          onBlur={() =>
            query !== '' && analytics.track('Products Searched', { query, results: found.length })
          }
        />
        <select aria-label="Sort" value={sort} onChange={(event) => setSort(event.target.value as SortOrder)}>
          {Object.entries(sortOrders).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {found.length === 0 && <p>Nothing matches “{query}”.</p>}
      <div className="grid">
        {found.map((product, index) => (
          <ProductCard
            key={product.id}
            product={product}
            list={category ?? 'everything'}
            position={index + 1}
          />
        ))}
      </div>
    </section>
  );
}
