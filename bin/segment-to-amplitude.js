#!/usr/bin/env node
import module from 'node:module';
import v8 from 'node:v8';

// Compiled code is kept between runs where this Node can (22.1 and later).
module.enableCompileCache?.();
// A run is over before most optimised code has paid for its compilation: a later start saves a sixth of the work.
// Other versions of V8 may not know the flag, and would say so.
if (/^1[12]\./.test(process.versions.v8)) v8.setFlagsFromString('--interrupt-budget=400000');
const { main } = await import('../dist/src/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
