import { java } from './java/index.js';
import { kotlin } from './kotlin/index.js';
import type { NativeLanguage } from './language.js';
import type { LanguageName } from './languages.js';
import { swift } from './swift/index.js';

const languages: Readonly<Partial<Record<LanguageName, NativeLanguage>>> = { swift, kotlin, java };

/** The language of a name; null for one that is only listed. */
export const nativeLanguage = (name: LanguageName): NativeLanguage | null => languages[name] ?? null;
