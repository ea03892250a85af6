#!/bin/sh
# Measures Polyflux and its peers, and sets them side by side in Markdown.
#
# usage: run.sh [--quick] [--offline] [--only REGEX] [--busy] [--one-core] [results.md]
#
#   --quick       short and noisy, to see that everything runs: peers are not measured again if they have been
#   --offline     Maven fetches nothing
#   --only REGEX  the benchmarks whose names match, and no cold starts
#   --busy        beside a process that keeps a processor busy
#   --one-core    all on one processor
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
target=$here/target
quick=
offline=
only=
busy=
pinned=
results=
while [ $# -gt 0 ]; do
    case $1 in
        --quick) quick=1 ;;
        --offline) offline=--offline ;;
        --only) only=${2:?a regular expression}; shift ;;
        --busy) busy=1 ;;
        --one-core) pinned=1 ;;
        -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
        *) results=$1 ;;
    esac
    shift
done
results=${results:-$target/results.md}

JAVA_HOME=$("$root/build/find-jdk")
export JAVA_HOME

rm -rf "$target/lib" # where another version may have left its jars
mvn -q -B $offline -f "$root/pom.xml" -pl benchmarks -am -Dmaven.test.skip=true -Dspotless.check.skip \
    -Dmaven.javadoc.skip=true -Dmaven.source.skip=true package

[ -z "$pinned" ] || taskset -cp 0 $$ >/dev/null # and all that this starts
if [ "$busy" ]; then
    sh -c 'while :; do :; done' &
    trap 'kill $!' EXIT
fi

# jmh NAME ARGUMENT...: the JVMs that JMH forks have the flags of this one.
jmh() {
    result=$target/$1.json
    log=$target/$1.log
    shift
    echo "measuring; what JMH says is in $log" >&2
    "$JAVA_HOME/bin/java" \
        -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI "--upgrade-module-path=$target/guest-compiler" \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$target/classes:$target/lib/*" org.openjdk.jmh.Main \
        -foe true -to 2m -rf json -rff "$result" -o "$log" "$@"
}

# Javet's native library is on the class path for one platform.
classes='WorkerToMain|SameRealm|MainToWorker|JavaToWorker|JavaToFarWorker|RSockets|Grpc|GuestToJava|WorkerStart'
[ "$(uname -sm)" != 'Linux x86_64' ] || classes="$classes|Javet"

rm -f "$target/jmh-cold.json" "$target/jmh-cold.log"
short= once=
[ -z "$quick" ] || short='-wi 1 -w 3s -i 1 -r 1s' once='-f 1'
if [ "$only" ]; then
    jmh jmh $short "$only"
else
    jmh jmh $short "benchmarks\.($classes)\."
    jmh jmh-cold $once 'benchmarks\.ColdStart\.' # by themselves: what shortens the others would warm them up
fi

peers=$here/peers/target/peers.json
if [ -z "$quick" ] || [ ! -f "$peers" ]; then
    "$here/peers/run.sh" "$peers"
fi

node=$here/peers/node_modules/node/bin/node
mkdir -p "$(dirname -- "$results")"
{
    "$node" "$here/peers/report.mjs" "$peers" "$target"/jmh*.json
    echo
    "$node" "$here/peers/warmth.mjs" "$target"/jmh*.log
} >"$results"
echo "$results"
