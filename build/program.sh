# Builds the program that ./samsyn runs and bench/run measures, when a source file has changed since the last build.
# Sourced by samsyn and bench/run, after build/needs.sh; does nothing by itself.
#
#   build_program ROOT            afterwards $app is the folder of the program
#
# A build goes to artifacts/samsyn/<fingerprint of the sources>/. It therefore never overwrites one that is running, and
# switching back to a version built before costs nothing.

# Names, sizes and times of all that goes into the program: about 10 ms.
fingerprint() { # fingerprint ROOT
    cd "$1"
    { find src data build Directory.Build.props Directory.Packages.props global.json \
        \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' 2> /dev/null || true; } \
        | LC_ALL=C sort | sha256sum | cut -c1-16
}

build_program() {
    local root=$1 builds=$1/artifacts/samsyn
    app=$builds/$(fingerprint "$root")
    [ -d "$app" ] && return
    mkdir -p "$builds"
    exec 8> "$builds/lock"
    flock 8                              # one build at a time; the others wait and find it done
    if [ ! -d "$app" ]; then
        echo "Bygger Samsyn …" >&2
        rm -rf "$builds"/*.part
        if ! "$dotnet" publish "$root/src/Samsyn.Web" -c Release -o "$app.part" --artifacts-path "$builds/work" -p:CompileAhead=true \
            -p:RestoreLockedMode=true -p:UseSharedCompilation=false -nodeReuse:false -v quiet --nologo \
            > "$builds/build.log" 2>&1 < /dev/null 8>&-; then
            cat "$builds/build.log" >&2
            echo "Bygget misslyckades; hela loggen finns i $builds/build.log" >&2
            exit 1
        fi
        # SQLite comes for every system; this launcher runs on Linux.
        find "$app.part/runtimes" -mindepth 1 -maxdepth 1 ! -name 'linux*' -exec rm -rf {} + 2> /dev/null || true
        mv -T "$app.part" "$app"
        remove_old_builds "$builds" "$app"
    fi
    exec 8>&-
}

# Keeps the three newest builds and any that still runs (a running one holds a shared lock on its main file).
remove_old_builds() { # remove_old_builds BUILDS APP
    local old
    ls -dt "$1"/????????????????/ | tail -n +4 | while read -r old; do
        [ "$old" = "$2/" ] || flock -n -x "$old/Samsyn.Web.dll" rm -rf "$old" || true
    done
}
