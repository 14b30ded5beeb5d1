import type { NativeFile } from '../language.js';
import { amplitudeIos } from './amplitude-ios.js';
import { amplitudeSwift } from './amplitude-swift.js';
import type { Dialect } from './rendering.js';

/** The SDK that a file's output speaks to. */
export const dialectOf = ({ project }: NativeFile): Dialect =>
  project.iosSdk === 'amplitude-ios' ? amplitudeIos : amplitudeSwift;
