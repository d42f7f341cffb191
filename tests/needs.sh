#!/usr/bin/env bash
# Make sure of what the tests need beside Python: Chromium, bubblewrap, PostgreSQL, Node, and with it the hub's proxy and the tools
# that check the front end.
# The machine's own comes first, then Debian's package where it may be installed, then the tool's own download.
# What can't be had is said here; the tests that need it say so again and are skipped.
set -u
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }

debian() { # debian PACKAGE...: install Debian packages where this user may
  has apt-get || return 1
  local as=""
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as="sudo -n"
  fi
  if [ -z "${lists_read:-}" ]; then
    $as apt-get update -qq >/dev/null 2>&1
    lists_read=yes
  fi
  DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

# Without a window it does the same work in two thirds of the time.
if ! has chromium-headless-shell; then
  echo "Installing Chromium for the browser tests ..."
  debian chromium-headless-shell fonts-dejavu-core || has chromium || has chromium-browser || has google-chrome ||
    .venv/bin/python -m playwright install chromium ||
    echo "Chromium can't be installed here; the browser tests will be skipped."
fi
if ! has bwrap; then
  echo "Installing bubblewrap for the grading tests ..."
  debian bubblewrap || echo "bubblewrap can't be installed here; the sandbox tests will be skipped."
fi
if ! has initdb && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  echo "Installing PostgreSQL for the test of a gradebook on a server ..."
  debian postgresql || echo "PostgreSQL can't be installed here; the test of a gradebook on it will be skipped."
fi
if ! has npm; then
  echo "Installing Node ..."
  debian nodejs npm || echo "Node can't be installed here; the hub test and the front end's checks will be skipped."
fi
if has npm && [ ! -e deploy/node_modules/.bin/configurable-http-proxy ]; then
  echo "Installing the hub's proxy ..."
  npm ci --prefix deploy --no-audit --no-fund --loglevel=error >/dev/null ||
    echo "The hub's proxy can't be installed here; the hub test will be skipped."
fi
if has npm && [ ! -e tests/front_end/node_modules/.bin/tsc ]; then
  echo "Installing what checks the front end ..."
  npm ci --prefix tests/front_end --no-audit --no-fund --loglevel=error >/dev/null ||
    echo "TypeScript and Biome can't be installed here; the front end's checks will be skipped."
fi
exit 0
