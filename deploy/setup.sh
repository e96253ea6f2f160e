#!/usr/bin/env bash
# Installs the system packages that Parley builds and runs with, where they are missing. Debian and Ubuntu.
# 安装缺少的系统软件包（Debian、Ubuntu）。
set -euo pipefail

if ! command -v swift >/dev/null; then
    echo "setup: 需要 Swift 6.3 工具链（swift 不在 PATH 中）/ a Swift 6.3 toolchain is needed (no swift in PATH)" >&2
    exit 69
fi

missing=()
for package in libpq-dev libcurl4-openssl-dev postgresql-15 postgresql-client-15 pkg-config; do
    if ! dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed; then
        # pkgconf provides pkg-config under another name.
        if [ "$package" = pkg-config ] && command -v pkg-config >/dev/null; then continue; fi
        missing+=("$package")
    fi
done
[ ${#missing[@]} -eq 0 ] && exit 0

sudo=()
if [ "$(id -u)" -ne 0 ]; then
    echo "setup: 以 sudo 安装 / installing with sudo: ${missing[*]}" >&2
    sudo=(sudo)
else
    echo "setup: 正在安装 / installing: ${missing[*]}" >&2
fi
export DEBIAN_FRONTEND=noninteractive
# No cluster of Debian's own is wanted: Parley makes its private one, or uses the server that it is pointed at.
"${sudo[@]}" mkdir -p /etc/postgresql-common
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    echo 'create_main_cluster = false' | "${sudo[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
