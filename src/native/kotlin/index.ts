import { recognise, settle } from '../jvm/fate.js';
import { finish } from '../jvm/finish.js';
import { survey } from '../jvm/survey.js';
import type { NativeLanguage } from '../language.js';
import { holderEdit, jsonEdits, variableEdits } from './finish.js';
import { write } from './write.js';

/** Android apps in Kotlin. */
export const kotlin: NativeLanguage = {
  name: 'kotlin',
  survey,
  recognise,
  write,
  settle,
  finish: (file, migrated, left, edits) =>
    finish(file, migrated, left, edits, { variable: variableEdits, json: jsonEdits, holder: holderEdit }),
};
