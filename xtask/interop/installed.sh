# The package under Debian's own dpkg and systemd: installed, started, upgraded, removed, purged. The machine's files are below, and what
# is written goes to a folder of its own that is gone at the end; systemd is the first process of a namespace of processes.
# Where: installed.sh PACKAGE SCRATCH
set -euo pipefail
package=$(realpath "$1") scratch=$2/installed
mkdir -p "$scratch/said"
cp "$package" "$scratch/said/comity.deb"

cat > "$scratch/said/try.sh" <<'TRY'
set -eux
trap 'test -e /said/done || systemctl show comity --property Result,ExecMainStatus,StatusText' EXIT
ready() {
    for _ in $(seq 100); do
        curl --silent --fail --output /dev/null http://127.0.0.1:8016/ready && return
        systemctl is-active --quiet comity || systemctl status comity --no-pager || true
        sleep 0.2
    done
    return 1
}
ip link set lo up
# Installed, it waits for somebody to say what the log is called.
test "$(systemctl is-enabled comity || true)" = disabled
systemctl enable --now comity
ready
test "$(stat -c %U:%a /var/lib/comity)" = comity:750
test "$(stat -c %U:%a /var/lib/comity/log.key)" = comity:600
process=$(systemctl show --property MainPID --value comity)
test "$(stat -c %U "/proc/$process")" = comity
grep -q '^NoNewPrivs:.1' "/proc/$process/status"
grep -q '^CapBnd:.0000000000000000' "/proc/$process/status"
grep -q '^Seccomp:.2' "/proc/$process/status"
curl --silent --fail http://127.0.0.1:8016/instruments/cppnm.json | grep -q '"id"'
curl --silent --fail --output /dev/null http://127.0.0.1:8016/export.sqlite
systemctl reload comity
ready
key=$(cat /var/lib/comity/log.vkey)
# Upgraded, it is started again, on the same log.
dpkg --install /said/comity.deb
ready
test "$process" != "$(systemctl show --property MainPID --value comity)"
test "$key" = "$(cat /var/lib/comity/log.vkey)"
comity verify http://127.0.0.1:8016 --key "$key"
# Removed, it ends, and the record stays, as the settings do; purged, the record does.
dpkg --remove comity
! systemctl is-active --quiet comity
! test -e /usr/bin/comity
test -e /etc/comity/comity.toml
dpkg --purge comity
! test -e /etc/comity
test -e /var/lib/comity/comity.db
echo 'all of it' > /said/done
TRY

cat > "$scratch/said/try.service" <<'UNIT'
[Unit]
DefaultDependencies=no
[Service]
Type=oneshot
ExecStart=/bin/bash /said/try.sh
ExecStopPost=/bin/systemctl poweroff --force --force
StandardOutput=append:/said/said
StandardError=append:/said/said
UNIT

cat > "$scratch/begin.sh" <<'BEGIN'
set -eu
scratch=$1 over=$1/over
mkdir -p "$over"
mount -t tmpfs tmpfs "$over"
mkdir "$over/written" "$over/work" "$over/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$over/written,workdir=$over/work" "$over/root"
cd "$over/root"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mount --rbind /dev dev
mount -t cgroup2 cgroup2 sys/fs/cgroup
mkdir said
mount --bind "$scratch/said" said
# Whatever runs on this machine is not started there.
rm -rf etc/systemd/system/*.wants
# Images of containers say here that no service is to be started; there, one is.
rm -f usr/sbin/policy-rc.d
cp said/try.service etc/systemd/system/
# The settings of the tests are not those of the service.
mkdir -p etc/systemd/system/comity.service.d
printf '[Service]\nStandardError=append:/said/comity.said\nStandardOutput=append:/said/comity.said\n' > etc/systemd/system/comity.service.d/said.conf
chroot . dpkg --install /said/comity.deb > said/said 2>&1
export container=other
# Not chroot: the kernel gives no namespace of users (PrivateUsers=) to whoever is in one.
mkdir before
pivot_root . before
umount --lazy /before
exec /lib/systemd/systemd --system --unit=try.service --show-status=0 --log-target=console < /dev/null > /said/systemd 2>&1
BEGIN

rm -f "$scratch/said/done"
# systemd, as the first of its processes, says by a signal that it ends.
timeout --signal KILL 300 unshare --mount --pid --fork --cgroup --uts --ipc --net --propagation private --kill-child=KILL \
    bash "$scratch/begin.sh" "$scratch" || true
if ! test -e "$scratch/said/done"; then
    tail -n 50 "$scratch/said/said" "$scratch/said/comity.said" "$scratch/said/systemd" 2> /dev/null || true
    exit 1
fi
echo "   the package: installed, started, upgraded, removed and purged, by dpkg and systemd"
