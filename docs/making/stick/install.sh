#!/bin/sh
# Installs Groundswell from this folder, without a network:   sh install.sh [WHERE]
# WHERE is the folder to install into; without it ~/groundswell.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
where=${1:-"$HOME/groundswell"}

python=
for name in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3 python; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Groundswell needs Python 3.11, 3.12, 3.13 or 3.14, which is not here."
    exit 1
fi

"$python" "$here/verify.py" || {
    echo "The files above are not as they were; copy the folder again."
    exit 1
}
"$python" -m venv "$where" || {
    echo "Python could not make a virtual environment in $where (on Debian and Ubuntu: python3-venv is missing)."
    exit 1
}
"$where/bin/python" -m pip --disable-pip-version-check --quiet install --no-index --find-links "$here/wheels" groundswell
"$where/bin/groundswell" --version
echo "Start it with:  $where/bin/groundswell"
echo "Lessons:        $where/bin/groundswell lesson lessons/luck"
