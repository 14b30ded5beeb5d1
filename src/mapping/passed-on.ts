import type { HelperFunction } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import type { Dialect } from '../segment/sdks.js';

/** What stands for a method that code passes on, and takes the arguments that Segment's took. */
export interface PassedOn {
  readonly helper: HelperFunction;
  /** It makes an Identify. */
  readonly identifies: boolean;
}

/** Methods of an app's client that another function can stand for, whatever it is called with; null for any other. */
export function passedOn(dialect: Dialect, method: string, options: Options): PassedOn | null {
  if (dialect !== 'react-native') return null;
  if (method === 'screen' && /^viewed-name/.test(options.screen.mode))
    return { helper: 'screenMethod', identifies: false };
  const { setOnce, increment, idAsUserProperty } = options.identify;
  const isPlain = setOnce.length + increment.length === 0 && !idAsUserProperty;
  return method === 'identify' && isPlain ? { helper: 'identifyMethod', identifies: true } : null;
}
