#!/bin/sh
# Runs the races of Polyflux against each other with JCStress, and fails where an outcome is forbidden.
#
# usage: run.sh [--quick] [--offline] [TEST]
#
#   --quick    about a minute, for a change; without it, some ten minutes
#   --offline  Maven fetches nothing
#   TEST       a regular expression that the test's class name has to match
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
target=$here/target
mode='-m default'
offline=
tests=.
for argument; do
    case $argument in
        --quick) mode='-m quick -sc false -f 1 -fsm 1 -iters 2 -time 200' ;;
        --offline) offline=--offline ;;
        -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
        *) tests=$argument ;;
    esac
done

JAVA_HOME=$("$root/build/find-jdk")
export JAVA_HOME

mvn -q -B $offline -f "$root/pom.xml" -pl stress -am -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true \
    -Dspotless.check.skip package

cd "$target"
"$JAVA_HOME/bin/java" -cp "$target/classes:$target/lib/*" org.openjdk.jcstress.Main $mode -r jcstress -t "$tests"
