#!/bin/sh
# Makes a small Java of the installed one, under the root that is the first argument, and takes the installed one away.
set -eu
chroot "$1" /bin/sh -eu <<'END'
java=$(dirname "$(dirname "$(readlink -f /usr/bin/java)")")
export LD_LIBRARY_PATH="$java/lib"
rm -rf /usr/lib/java
"$java/bin/jlink" --add-modules java.base,java.logging,jdk.compiler,jdk.jartool --strip-java-debug-attributes --no-man-pages \
    --no-header-files --output /usr/lib/java
rm -rf /usr/lib/jvm /usr/lib/java/lib/ct.sym /usr/lib/java/lib/src.zip
END
