import type { Pair } from '../pair.js';
import { appPlugIns } from './app-plug-ins.js';
import { apps } from './apps.js';
import { clients } from './clients.js';
import { groups } from './groups.js';
import { identity } from './identity.js';
import { late } from './late.js';
import { servers } from './node.js';
import { odd } from './odd.js';
import { options } from './options/index.js';
import { pages } from './pages.js';
import { places } from './places.js';
import { plugIns } from './plug-ins.js';
import { serverRendering } from './server-rendering.js';
import { timing } from './timing.js';
import { tracks } from './tracks.js';
import { traits } from './traits.js';
import { visits } from './visits.js';

/** All pairs. */
export const pairs: readonly Pair[] = [
  ...tracks,
  ...pages,
  ...identity,
  ...traits,
  ...groups,
  ...timing,
  ...places,
  ...clients,
  ...visits,
  ...plugIns,
  ...options,
  ...late,
  ...odd,
  ...servers,
  ...apps,
  ...appPlugIns,
  ...serverRendering,
];
