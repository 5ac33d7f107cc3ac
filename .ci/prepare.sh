# Sourced by the two commands of README.md: system packages of a bare Debian or Ubuntu, then uv.
# `also` is an array of further Debian packages that the command needs.

root=""
[ "$(id -u)" = 0 ] || root="sudo"

# What Qt's window, its sound and the bundle's loader link against; a desktop usually has them already.
wanted=(libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0
  libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libpulse0
  ca-certificates python3-venv "${also[@]}")

if command -v apt-get >/dev/null; then
  missing=()
  for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    echo "installing: ${missing[*]}"
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
else
  echo "not a Debian or Ubuntu: please have the equivalents of: ${wanted[*]}"
fi

# Where bytecode may not be kept, every process of ours would compile its libraries anew: seconds instead of one.
unset PYTHONDONTWRITEBYTECODE

# uv in a folder of its own: neither the system's Python nor anybody's shell set-up is touched.
uv_home="${XDG_CACHE_HOME:-$HOME/.cache}/slukhavka/uv"
if ! uv --version >/dev/null 2>&1; then
  if [ ! -x "$uv_home/bin/uv" ]; then
    (cd / && python3 -m venv "$uv_home" && "$uv_home/bin/pip" install --quiet uv==0.13.9)
  fi
  PATH="$uv_home/bin:$PATH"
fi
