import { source } from '../amplitude/step.js';
import type { MapCall } from './mapping.js';

/** `ready(callback)`: runs it once `init` has resolved. */
export const mapReady: MapCall<'ready'> = ({ callback }) => ({
  steps: [{ kind: 'ready', ...(callback ? { callback: source(callback.span) } : {}) }],
  findings: [],
});
