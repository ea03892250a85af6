#!/bin/sh
# Measures Polyflux and its peers, and sets them side by side in Markdown.
#
# usage: run.sh [--quick] [--offline] [results.md]
#
#   --quick    short and noisy, to see that everything runs: peers are not measured again if they have been
#   --offline  Maven fetches nothing
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
target=$here/target
quick=
offline=
results=
for argument; do
    case $argument in
        --quick) quick=1 ;;
        --offline) offline=--offline ;;
        -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
        *) results=$argument ;;
    esac
done
results=${results:-$target/results.md}

JAVA_HOME=$("$root/build/find-jdk")
export JAVA_HOME

rm -rf "$target/lib" # where another version may have left its jars
mvn -q -B $offline -f "$root/pom.xml" -pl benchmarks -am -Dmaven.test.skip=true -Dspotless.check.skip \
    -Dmaven.javadoc.skip=true -Dmaven.source.skip=true package

# jmh RESULT ARGUMENT...: the JVMs that JMH forks have the flags of this one.
jmh() {
    result=$1
    shift
    "$JAVA_HOME/bin/java" \
        -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI "--upgrade-module-path=$target/guest-compiler" \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$target/classes:$target/lib/*" org.openjdk.jmh.Main \
        -foe true -to 2m -rf json -rff "$result" "$@" >&2
}

# Javet's native library is on the class path for one platform.
classes='WorkerToMain|SameRealm|MainToWorker|JavaToWorker|GuestToJava|WorkerStart'
[ "$(uname -sm)" != 'Linux x86_64' ] || classes="$classes|Javet"

# Cold starts go by themselves: what shortens the others would warm them up.
if [ "$quick" ]; then
    jmh "$target/jmh.json" -wi 1 -w 3s -i 1 -r 1s "benchmarks\.($classes)\."
    jmh "$target/jmh-cold.json" -f 1 'benchmarks\.ColdStart\.'
else
    jmh "$target/jmh.json" "benchmarks\.($classes)\."
    jmh "$target/jmh-cold.json" 'benchmarks\.ColdStart\.'
fi

peers=$here/peers/target/peers.json
if [ -z "$quick" ] || [ ! -f "$peers" ]; then
    "$here/peers/run.sh" "$peers"
fi

mkdir -p "$(dirname -- "$results")"
"$here/peers/node_modules/node/bin/node" "$here/peers/report.mjs" "$peers" "$target/jmh.json" "$target/jmh-cold.json" > "$results"
echo "$results"
