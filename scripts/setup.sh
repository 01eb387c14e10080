# setup.sh - what demo.sh and test.sh share: packages, Python tools, a build, and words about all of it.
#
# To be sourced by bash from the repository's root. Debian packages come through apt, Python tools go into .venv/, all
# else into build/. What is present is not installed again, so that a second run starts at the build.
# shellcheck shell=bash disable=SC2034

readonly logs=build/logs
worker=

# What every build needs, and what the tests need besides.
readonly build_packages=(ca-certificates python3 python3-venv clang-22 lld-22 llvm-22-dev llvm-22-tools libmlir-22-dev
  mlir-22-tools libomp-22-dev libcli11-dev nlohmann-json3-dev libfmt-dev
  libboost-context-dev)
readonly test_packages=(g++ make clang-format-22 libgtest-dev libgmock-dev libbenchmark-dev)

# MIN:SEC since the script began.
elapsed() { printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }

say() { printf '[%s] %s\n' "$(elapsed)" "$*"; }

fail() {
  printf '[%s] stopped: %s\n' "$(elapsed)" "$*" >&2
  exit 1
}

# A worker in the background does not hear Ctrl-C: pass it on.
stop_worker() {
  [[ -z $worker ]] || kill "$worker" 2>/dev/null || true
  exit 130
}
trap stop_worker INT TERM

# The last line of a log that says how far its command is, short enough for a terminal.
last_line() { tr '\r' '\n' <"$1" | grep -v '^[[:space:]]*$' | tail -n 1 | cut -c 1-100 || true; }

# step NAME WHAT COMMAND...: runs the command with its output in a log, and says every ten seconds how far it is.
step() {
  local what=$2 log=$logs/$1.log began=$SECONDS said=$SECONDS status=0
  shift 2
  mkdir -p "$logs"
  say "$what"
  "$@" >"$log" 2>&1 </dev/null &
  worker=$!
  while kill -0 "$worker" 2>/dev/null; do
    sleep 0.5
    if ((SECONDS - said >= 10)); then
      said=$SECONDS
      say "    $(last_line "$log")"
    fi
  done
  wait "$worker" || status=$?
  worker=
  if ((status != 0)); then
    tail -n 60 "$log" >&2
    fail "$what: failed with status $status; all of its output is in $log"
  fi
  say "    done in $((SECONDS - began)) s"
}

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# install_packages PACKAGE...: through apt, those that are missing.
install_packages() {
  local missing=() package root=()
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  if ((${#missing[@]} == 0)); then
    say "Debian packages: all present"
    return
  fi
  command -v apt-get >/dev/null || fail "apt-get is not here; these packages are needed: ${missing[*]}"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "not root and no sudo; install these packages: ${missing[*]}"
    say "sudo is needed to install: ${missing[*]}"
    sudo -v || fail "sudo was refused; install these packages: ${missing[*]}"
    root=(sudo)
  fi
  # A third-party list that cannot be read is no reason to stop: the next step says if something is not to be had.
  step apt-update "apt: reading package lists" bash -c '"$@" || true' - "${root[@]}" apt-get update
  for package in "${missing[@]}"; do
    apt-cache show "$package" >/dev/null 2>&1 ||
      fail "apt has no package $package; Debian 12 has it in main or in its security updates"
  done
  step apt-install "apt: installing ${missing[*]}" "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}"
}

# install_python_tools TOOL...: into .venv, those that are missing; a tool may name its versions.
install_python_tools() {
  if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    step venv "python: making .venv" python3 -m venv --clear .venv
  fi
  local missing=() tool present
  present=$(.venv/bin/python -m pip list --format=freeze --disable-pip-version-check 2>/dev/null)
  for tool in "$@"; do grep -q "^${tool%%[<>=]*}==" <<<"$present" || missing+=("$tool"); done
  if ((${#missing[@]} == 0)); then
    say "Python tools: all present"
  else
    step pip "pip: installing ${missing[*]} into .venv" \
      .venv/bin/python -m pip install --disable-pip-version-check "${missing[@]}"
  fi
  PATH=$PWD/.venv/bin:$PATH
  export PATH
}

# build PRESET TARGET...: configures and builds.
build() {
  local preset=$1
  shift
  step configure "cmake: configuring build/ (preset $preset)" cmake --preset "$preset"
  NINJA_STATUS='[%f of %t] ' step build "ninja: building $* with $(nproc) jobs" \
    cmake --build build --parallel "$(nproc)" --target "$@"
}
