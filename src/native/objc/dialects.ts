import { amplitudeIos } from './amplitude-ios.js';
import { amplitudeSwift } from './amplitude-swift.js';
import type { Dialect, Rendering } from './rendering.js';

/** The SDK that the output speaks to. */
export const dialectOf = ({ file }: Pick<Rendering, 'file'>): Dialect =>
  file.project.iosSdk === 'amplitude-ios' ? amplitudeIos : amplitudeSwift;
