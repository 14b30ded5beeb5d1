#!/usr/bin/env bash
# Makes the four grammars anew from their npm packages. Needs npm, and from Debian: clang lld wasi-libc (names that end in
# a version are found too). Kotlin, Java and Objective-C publish a .wasm that is taken as it is. Swift publishes none, and its
# scanner asks calloc for no memory at all: in a long-lived process it then reads what another parse left behind.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

tool() { command -v "$1" || compgen -c "$1-" | sort -V | tail -n 1; }
fetch() { mkdir -p "$2" && tar -xzf "$(npm pack --silent "$1")" -C "$2" --strip-components=1; }

fetch tree-sitter-swift@0.7.1 swift
fetch @tree-sitter-grammars/tree-sitter-kotlin@1.1.0 kotlin
fetch tree-sitter-java@0.23.5 java
fetch tree-sitter-objc@3.0.2 objc

cp kotlin/tree-sitter-kotlin.wasm java/tree-sitter-java.wasm objc/tree-sitter-objc.wasm "$here"

sed -i 's/calloc(0, sizeof(struct ScannerState))/calloc(1, sizeof(struct ScannerState))/' swift/src/scanner.c
grep -q 'calloc(1, sizeof(struct ScannerState))' swift/src/scanner.c
# Unoptimised, as the sources ask for, the parser is three times as slow and as large.
sed -i '/#pragma clang optimize off/d' swift/src/parser.c
for part in scanner parser; do
  "$(tool clang)" --target=wasm32-unknown-emscripten -fPIC -fno-exceptions -fvisibility=hidden -Wno-everything \
    -Iswift/src -isystem /usr/include/wasm32-wasi -D__wasi__ -Os -c "swift/src/$part.c" -o "$part.o"
done
"$(tool wasm-ld)" -shared --experimental-pic --export=tree_sitter_swift --allow-undefined --no-entry --strip-debug \
  -o "$here/tree-sitter-swift.wasm" parser.o scanner.o

cd "$here"
sha256sum ./*.wasm | sed 's| \./| |' >SHA256SUMS
