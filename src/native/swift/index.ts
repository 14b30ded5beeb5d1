import type { NativeLanguage } from '../language.js';
import { finish } from './finish.js';
import { recognise } from './recognise.js';
import { survey } from './survey.js';
import { write } from './write.js';

export const swift: NativeLanguage = { name: 'swift', survey, recognise, write, finish };
