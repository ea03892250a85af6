#!/bin/sh
# Throws bytes at what reads those of other nodes, with Jazzer, until something else than a refusal comes of them.
#
# usage: fuzz.sh [--offline] [SECONDS] [TARGET]
#
#   --offline  Maven fetches nothing
#   SECONDS    for each target; 60 if nothing is said
#   TARGET     FrameFuzz or LetterFuzz; both if none is given
#
# What was found interesting stays in cluster/target/fuzz, for the next time. An input that is a fault is written there, too: put it beside
# those that it begins with, frames or gossip/letters of the test resources, where FuzzedTest has it from then on.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
target=$here/target
version=$(sed -n 's/.*<jazzer.version>\(.*\)<.*/\1/p' "$root/pom.xml")
offline=
seconds=60
targets='FrameFuzz LetterFuzz'
for argument; do
    case $argument in
        --offline) offline=--offline ;;
        *Fuzz) targets=$argument ;;
        *[!0-9]*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
        *) seconds=$argument ;;
    esac
done

JAVA_HOME=$("$root/build/find-jdk")
export JAVA_HOME

mvn -q -B $offline -f "$root/pom.xml" -pl cluster -am -DskipTests -Dmaven.javadoc.skip=true -Dmaven.source.skip=true \
    -Dspotless.check.skip package \
    org.apache.maven.plugins:maven-dependency-plugin:build-classpath -Dmdep.outputFile=target/fuzz.classpath
for artifact in jazzer jazzer-api; do
    mvn -q -B $offline -f "$root/pom.xml" -N org.apache.maven.plugins:maven-dependency-plugin:copy \
        -Dartifact=com.code-intelligence:$artifact:$version -DoutputDirectory="$target/lib"
done

for name in $targets; do
    case $name in
        LetterFuzz) class=dev.polyflux.cluster.gossip.$name seeds=gossip/letters ;;
        *) class=dev.polyflux.cluster.$name seeds=frames ;;
    esac
    corpus=$target/fuzz/$name
    mkdir -p "$corpus"
    "$JAVA_HOME/bin/java" -Xmx1g -XX:+EnableDynamicAgentLoading \
        -cp "$target/lib/jazzer-$version.jar:$target/lib/jazzer-api-$version.jar:$target/test-classes:$target/classes:$(cat "$target/fuzz.classpath")" \
        com.code_intelligence.jazzer.Jazzer --target_class="$class" --instrumentation_includes='dev.polyflux.**:com.fasterxml.jackson.**' \
        --reproducer_path="$target/fuzz" -artifact_prefix="$target/fuzz/" -max_total_time="$seconds" -max_len=4096 \
        "$corpus" "$here/src/test/resources/dev/polyflux/cluster/$seeds"
done
