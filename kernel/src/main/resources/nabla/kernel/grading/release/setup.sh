#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the autograder's image (Ubuntu 22.04 or newer): a JDK 25 and bubblewrap.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -q -y --no-install-recommends bubblewrap ca-certificates curl gpg
if ! apt-get install -q -y --no-install-recommends openjdk-25-jdk-headless; then
  . /etc/os-release
  curl -fsSL https://packages.adoptium.net/artifactory/api/gpg/key/public | gpg --dearmor -o /usr/share/keyrings/adoptium.gpg
  echo "deb [signed-by=/usr/share/keyrings/adoptium.gpg] https://packages.adoptium.net/artifactory/deb $VERSION_CODENAME main" \
    > /etc/apt/sources.list.d/adoptium.list
  apt-get update -q
  apt-get install -q -y --no-install-recommends temurin-25-jdk
fi
