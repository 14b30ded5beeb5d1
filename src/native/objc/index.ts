import type { NativeLanguage } from '../language.js';
import { componentsOf, recognise, settle } from './fate.js';
import { finish } from './finish.js';
import { survey } from './survey.js';
import { write } from './write.js';

/** iOS apps in Objective-C. */
export const objc: NativeLanguage = {
  name: 'objc',
  survey,
  recognise,
  write,
  settle,
  groups: (file) => componentsOf(file).groups(),
  finish,
};
