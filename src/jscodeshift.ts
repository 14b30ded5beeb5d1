import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { helperFunctions } from './amplitude/helper/helper.js';
import { defaultOptions } from './config/options.js';
import { migrateModule } from './javascript/migrate-module.js';
import { parseModule } from './javascript/syntax/parse.js';
import { growTree } from './javascript/syntax/tree.js';
import { helperFor } from './runner/helper-file.js';
import type { Transform } from './transform.js';

/** What jscodeshift hands to a transform, as far as it is used here. */
export interface FileInfo {
  readonly path: string;
  readonly source: string;
}

export interface Flags {
  readonly apiKey?: string;
  readonly dry?: boolean;
}

export type JscodeshiftTransform = (file: FileInfo, api: unknown, flags?: Flags) => string | undefined;

/**
 * Makes a transform usable by jscodeshift's own command. It sees one file at a time, so calls on a client of
 * another module are left, and the global is taken for Segment's.
 * @returns undefined for a file that does not change, as jscodeshift wants it
 */
export function jscodeshiftTransform(transform: Transform): JscodeshiftTransform {
  return (file, _api, flags = {}) => {
    const path = resolve(file.path);
    const options = { ...defaultOptions, apiKey: flags.apiKey ?? null };
    const tree = growTree(file.source, parseModule(file.source, path).ast);
    const helper = helperFor(path, file.source, null, options);
    const { output, helpers } = migrateModule(tree, {
      transforms: [transform],
      context: {
        path,
        options,
        isTest: false,
        selected: [transform.name],
        global: 'segment',
        pageLoaded: false,
        startedIn: {},
        globalStays: false,
        classicScript: false,
        imports: [],
        packages: [],
        feeds: [],
        followed: [],
        carried: [],
        handsOutSegment: false,
        typesFollow: false,
        globalFate: null,
        exported: { kind: 'kept', split: false },
        keptForm: 'instance',
        isApart: false,
        keyNames: {},
        joinedWith: null,
        helper: helper.specifier,
        // Other threads may write the file at the same time, so one that is there stays as it is.
        helperLacks: helper.missing(),
        pageHelpers: null,
      },
    });
    if (helpers.length > 0 && flags.dry !== true && !existsSync(helper.path)) {
      mkdirSync(dirname(helper.path), { recursive: true });
      writeFileSync(helper.path, helper.withFunctions(helperFunctions(options)));
    }
    return output ?? undefined;
  };
}
