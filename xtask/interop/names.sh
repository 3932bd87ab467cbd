# The static program finds a host on a machine whose nsswitch.conf names a module that ends whatever loads it, as one of another C library may.
# Where: names.sh PROGRAM SCRATCH
set -euo pipefail
program=$1 scratch=$2/names
mkdir -p "$scratch"
cat > "$scratch/trap.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
__attribute__((constructor)) static void loaded(void) { fputs("loaded\n", stderr); abort(); }
C
cc -shared -fPIC "$scratch/trap.c" -o "$scratch/libnss_trap.so.2"
sed 's/^hosts:.*/hosts: trap files dns/' /etc/nsswitch.conf > "$scratch/nsswitch.conf"
echo 127.0.0.1 a-name-that-only-the-file-has > "$scratch/hosts"
trapped() {
    unshare --mount bash -c '
        mount --bind "$1/nsswitch.conf" /etc/nsswitch.conf
        mount --bind "$1/hosts" /etc/hosts
        export LD_LIBRARY_PATH=$1
        shift
        exec "$@"' trapped "$scratch" "$@" 2>&1 || true
}
# The trap is one: a program of this machine falls into it.
{ trapped getent hosts a-name-that-only-the-file-has; } 2> /dev/null | grep -q loaded || { echo "the trap does not work"; exit 1; }
# The key of a log, of whichever.
key=localhost/comity+c5dca17b+Ae9Imm4UIR2vEb7kUzJFTBPyb6/qfYxtaWf+np2jFGNn
# Nobody listens at port 9: the host is found, and refuses.
said=$(trapped "$program" verify http://a-name-that-only-the-file-has:9 --key "$key")
case $said in
*loaded*) echo "the program loads modules of the machine: $said"; exit 1 ;;
*[Rr]efused*) echo "   names: found without the modules of the machine" ;;
*) echo "expected a refused connection: $said"; exit 1 ;;
esac
