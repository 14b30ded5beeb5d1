import { java } from './java/index.js';
import { kotlin } from './kotlin/index.js';
import type { NativeLanguage } from './language.js';
import type { LanguageName } from './languages.js';
import { objc } from './objc/index.js';
import { swift } from './swift/index.js';

const languages: Readonly<Record<LanguageName, NativeLanguage>> = { swift, objc, kotlin, java };

/** The language of a name. */
export const nativeLanguage = (name: LanguageName): NativeLanguage => languages[name];
