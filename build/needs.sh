# What Samsyn needs of a machine, and the command that gets it (Debian and Ubuntu).
# Sourced by samsyn, test and bench/run; does nothing by itself.
#
#   need_dotnet; need_icu; …      look, and note what is missing
#   nothing_missing               true when all was found
#   explain_missing               one line per missing thing and the command that installs it
#   install_missing               runs that command

missing=()   # what is missing, for a person to read
packages=()  # Debian's names for it
dotnet=""    # the dotnet that has an SDK of version 10

# The SDK may stand in PATH, in DOTNET_ROOT, or where Microsoft's script puts it for one user.
need_dotnet() {
    local candidate
    for candidate in "${DOTNET_ROOT:-/nowhere}/dotnet" "$(command -v dotnet || true)" "${HOME:-/nowhere}/.dotnet/dotnet"; do
        [ -x "$candidate" ] || continue
        candidate=$(readlink -f "$candidate")
        if compgen -G "${candidate%/*}/sdk/10.*" > /dev/null; then dotnet=$candidate; return; fi
    done
    missing+=(".NET SDK 10")
}

need_icu() {
    compgen -G '/usr/lib*/libicuuc.so.*' > /dev/null || compgen -G '/usr/lib*/*/libicuuc.so.*' > /dev/null && return
    missing+=("libicu (Swedish sorting and dates)")
    packages+=("libicu")
}

need_tzdata() {
    [ -e /usr/share/zoneinfo/Europe/Stockholm ] || [ -e "${TZDIR:-/nowhere}/Europe/Stockholm" ] && return
    missing+=("tzdata (Swedish time)")
    packages+=("tzdata")
}

need_program() { # need_program COMMAND PACKAGE WHY
    command -v "$1" > /dev/null && return
    missing+=("$1 ($3)")
    packages+=("$2")
}

need_postgresql() {
    [ -n "$(postgresql_programs)" ] && return
    missing+=("PostgreSQL (the storage tests run on both engines)")
    packages+=("postgresql")
}

# Debian's own python3, whatever stands first in PATH: the library is installed there.
need_python_docx() {
    /usr/bin/python3 -c 'import docx' 2> /dev/null && return
    missing+=("python-docx (makes and opens Word files in the tests)")
    packages+=("python3-docx")
}

need_spreadsheets() {
    /usr/bin/python3 -c 'import openpyxl' 2> /dev/null || { missing+=("openpyxl (opens and makes workbooks in the tests)"); packages+=("python3-openpyxl"); }
    compgen -G '/usr/lib/libreoffice/program/libsclo.so' > /dev/null || { missing+=("LibreOffice Calc (opens workbooks in the tests)"); packages+=("libreoffice-calc-nogui"); }
}

need_python_calendars() {
    /usr/bin/python3 -c 'import icalendar, vobject' 2> /dev/null && return
    missing+=("python's icalendar and vobject (read our calendars in the tests)")
    packages+=("python3-icalendar" "python3-vobject")
}

need_python_feeds() {
    /usr/bin/python3 -c 'import feedparser' 2> /dev/null && return
    missing+=("python's feedparser (reads our feeds in the tests)")
    packages+=("python3-feedparser")
}

need_python_fonts() {
    /usr/bin/python3 -c 'import fontTools' 2> /dev/null && return
    missing+=("python's fontTools (opens the fonts of PDF files in the tests)")
    packages+=("python3-fonttools")
}

need_liberation_fonts() {
    compgen -G '/usr/share/fonts/truetype/liberation*' > /dev/null && return
    missing+=("Liberation fonts (the same letters on every machine's screenshots)")
    packages+=("fonts-liberation")
}

# The folder of initdb and pg_ctl: Debian keeps them out of PATH.
postgresql_programs() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 | xargs -r dirname
}

nothing_missing() { [ ${#missing[@]} -eq 0 ]; }

# "libicu" has the release's number in its name; before the first apt-get update only the -dev package is certain.
named_packages() {
    local name
    for name in "${packages[@]}"; do
        if [ "$name" = libicu ]; then
            name=$(apt-cache search --names-only '^libicu[0-9]+$' 2> /dev/null | cut -d' ' -f1 | sort -V | tail -n 1)
            name=${name:-libicu-dev}
        fi
        echo "$name"
    done
    if [ -z "$dotnet" ] && [[ " ${missing[*]} " == *".NET SDK"* ]] && apt_has_dotnet; then echo dotnet-sdk-10.0; fi
}

apt_has_dotnet() { [ -n "$(apt-cache search --names-only '^dotnet-sdk-10\.0$' 2> /dev/null)" ]; }

# The commands, one a line, as they can be pasted into a shell.
install_commands() {
    local sudo="" names
    [ "$(id -u)" = 0 ] || sudo="sudo "
    if ! command -v apt-get > /dev/null; then
        echo "# this machine has no apt-get: install the above with its own package manager"
        return
    fi
    names=$(named_packages | paste -sd' ')
    if [ -n "$names" ]; then
        echo "${sudo}apt-get update"
        echo "${sudo}env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $names -o DPkg::Lock::Timeout=120"
    fi
    if [ -z "$dotnet" ] && [[ " ${missing[*]} " == *".NET SDK"* ]] && ! apt_has_dotnet; then
        command -v curl > /dev/null || echo "${sudo}apt-get install -y curl ca-certificates"
        echo "curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0   # into ~/.dotnet, no root needed"
    fi
}

explain_missing() {
    printf '  - %s\n' "${missing[@]}"
    echo
    install_commands | sed 's/^/    /'
}

# On a newly started machine the system itself may be updating its lists, and holds the lock: wait for it, two minutes at most.
update_packages() {
    local sudo="" said try
    [ "$(id -u)" = 0 ] || sudo=sudo
    for try in {1..60}; do
        if said=$($sudo apt-get update -q 2>&1); then return; fi
        case $said in *"Could not get lock"*) sleep 2 ;; *) break ;; esac
    done
    echo "$said" >&2
}

install_missing() {
    local command commands
    command -v apt-get > /dev/null || return 1
    update_packages
    commands=$(install_commands | grep -v 'apt-get update$')
    while IFS= read -r command; do
        echo "+ $command"
        bash -o pipefail -c "$command" < /dev/null || return 1
    done <<< "$commands"
    missing=() packages=()
}
