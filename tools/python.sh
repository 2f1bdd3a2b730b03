# Sourced by ./demo and ./test: sets $root (the repository) and $python (an interpreter of 3.11 or newer
# that can make virtual environments), or says what to install and exits.
# Plain POSIX sh, because dash and the bash 3.2 of macOS are what fresh machines have.

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_venvs() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

python=
without_venv=
# Named releases first: they are the tested ones, and python3 may be too old or too new. PYTHON overrides.
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3.14 python3}; do
    is_new_enough "$candidate" || continue
    if makes_venvs "$candidate"; then
        python=$candidate
        break
    fi
    without_venv=${without_venv:-$candidate}
done

if [ -z "$python" ] && [ -n "$without_venv" ]; then
    echo "$without_venv is here, but it cannot make virtual environments." >&2
    echo "On Debian or Ubuntu: apt install python3-venv" >&2
    exit 1
fi
if [ -z "$python" ]; then
    echo "Python 3.11 or newer is needed, and none was found." >&2
    echo "On Debian or Ubuntu: apt install python3 python3-venv; on macOS: brew install python@3.13" >&2
    echo "Is it somewhere unusual? PYTHON=/path/to/python $0" >&2
    exit 1
fi
