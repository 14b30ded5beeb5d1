import type { Transform } from '../src/transform.js';
import { alias } from './alias.js';
import { debug } from './debug.js';
import { flush } from './flush.js';
import { group } from './group.js';
import { identify } from './identify.js';
import { lifecycle } from './lifecycle.js';
import { listen } from './listen.js';
import { load } from './load.js';
import { middleware } from './middleware.js';
import { optOut } from './opt-out.js';
import { page } from './page.js';
import { plugIns } from './plug-ins.js';
import { presence } from './presence.js';
import { ready } from './ready.js';
import { reset } from './reset.js';
import { screen } from './screen.js';
import { setAnonymousId } from './set-anonymous-id.js';
import { track } from './track.js';
import { user } from './user.js';

/**
 * All transforms, in the order in which to run them one at a time. A run of the tool applies them together.
 *
 * 1. Tests for the client come first: without them a guarded call is a statement, and takes the guide's form.
 * 2. The calls, the frequent ones first.
 * 3. Set-up comes last: while a call for Segment remains, the client that it needs has to remain too.
 */
export const transforms: readonly Transform[] = [
  presence,
  track,
  page,
  screen,
  identify,
  group,
  user,
  setAnonymousId,
  alias,
  ready,
  flush,
  reset,
  middleware,
  plugIns,
  listen,
  optOut,
  lifecycle,
  debug,
  load,
];
