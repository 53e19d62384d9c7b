#!/bin/sh
# Brings the TCP traffic of this network namespace to the Fairway sidecar. Run as root inside the namespace, before the
# workload starts; running it again makes the same rules. Envoy must run as user 1337.
# IPv6 is redirected too. The sidecar listens on IPv4 only, so that IPv6 calls are refused rather than let past it.
set -eu

redirect() {
    tool=$1 loopback=$2
    for chain in FAIRWAY_IN FAIRWAY_OUT; do
        "$tool" -w -t nat -N "$chain" 2>/dev/null || "$tool" -w -t nat -F "$chain"
    done

    # Calls to the workload, and those to the proxy's own ports too, which are nobody else's to call.
    "$tool" -w -t nat -A FAIRWAY_IN -p tcp -j REDIRECT --to-ports 15006
    "$tool" -w -t nat -C PREROUTING -p tcp -j FAIRWAY_IN 2>/dev/null ||
        "$tool" -w -t nat -A PREROUTING -p tcp -j FAIRWAY_IN

    # The workload's own calls, but not the proxy's, which would come back to it without end.
    "$tool" -w -t nat -A FAIRWAY_OUT -m owner --uid-owner 1337 -j RETURN
    "$tool" -w -t nat -A FAIRWAY_OUT -d "$loopback" -j RETURN
    "$tool" -w -t nat -A FAIRWAY_OUT -p tcp -j REDIRECT --to-ports 15001
    "$tool" -w -t nat -C OUTPUT -p tcp -j FAIRWAY_OUT 2>/dev/null ||
        "$tool" -w -t nat -A OUTPUT -p tcp -j FAIRWAY_OUT
}

redirect iptables 127.0.0.0/8
if [ -e /proc/net/if_inet6 ]; then
    redirect ip6tables ::1/128
fi
