#!/bin/sh
# Compiles our compiler, and lets it compile something: what it needs for that is then loaded ready-made from an archive.
set -eu
java=/usr/lib/java
export LD_LIBRARY_PATH="$java/lib"
here=$(dirname "$0")
quick="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
mkdir /tmp/classes /tmp/out
"$java/bin/java" $quick -Xshare:dump > /dev/null
"$java/bin/javac" -d /tmp/classes "$here/Compile.java"
"$java/bin/jar" --create --file "$java/compile.jar" -C /tmp/classes .
"$java/bin/java" $quick -XX:AOTCacheOutput="$java/compile.aot" -cp "$java/compile.jar" Compile /tmp/out "$here/Sample.java" > /dev/null
test -s "$java/compile.aot"
test -s /tmp/out/Sample.class
