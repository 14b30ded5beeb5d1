#!/usr/bin/env node
import module from 'node:module';

// Compiled code is kept between runs where this Node can (22.1 and later).
module.enableCompileCache?.();
const { main } = await import('../dist/src/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
