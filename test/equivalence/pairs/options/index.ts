import type { Pair } from '../../pair.js';
import { callOptions } from './calls.js';
import { captureOptions } from './captured.js';
import { fileOptions } from './files.js';
import { groupOptions } from './groups.js';
import { pageOptions } from './pages.js';
import { revenueOptions } from './revenue.js';
import { screenOptions } from './screens.js';
import { setUpOptions } from './set-up.js';
import { userOptions } from './users.js';

/** Programs with several configs: each key of the config makes a difference, and no other. */
export const options: readonly Pair[] = [
  ...pageOptions,
  ...screenOptions,
  ...groupOptions,
  ...userOptions,
  ...revenueOptions,
  ...captureOptions,
  ...callOptions,
  ...setUpOptions,
  ...fileOptions,
];
