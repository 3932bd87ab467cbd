# An image made of the context by buildah, and what is in it started as its user, with its settings, and with nothing else in sight.
# Where: image.sh CONTEXT SCRATCH
set -euo pipefail
context=$(realpath "$1") scratch=$(realpath "$2")/image
mkdir -p "$scratch/context" "$scratch/run"
tar --extract --file "$context" --directory "$scratch/context"
export XDG_RUNTIME_DIR=$scratch/run BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
store=(--root "$scratch/store" --runroot "$scratch/run")
buildah "${store[@]}" build --quiet --tag comity "$scratch/context" > "$scratch/said" 2>&1 || { cat "$scratch/said"; exit 1; }
made=$(buildah "${store[@]}" from comity)
trap 'buildah "${store[@]}" rm "$made" > /dev/null; rm -rf "$scratch/store"' EXIT
folder=$(buildah "${store[@]}" mount "$made")
setting() { buildah "${store[@]}" inspect --format "{{$1}}" "$made"; }
test "$(setting .OCIv1.Config.User)" = 65532:65532
test "$(stat -c %u:%g "$folder/var/lib/comity")" = 65532:65532
mapfile -t settings < <(setting 'range .OCIv1.Config.Env}}{{println .}}{{end' | grep =)
# A network of its own, as a container has.
unshare --net bash -s -- "$folder" "${settings[@]}" > "$scratch/served" 2>&1 <<'WITHIN' || { cat "$scratch/served"; exit 1; }
set -euo pipefail
folder=$1
shift
ip link set lo up
start() { exec env --ignore-environment "$@" chroot --userspec=65532:65532 "$folder" /usr/bin/comity serve; }
# A log that others can reach needs a name: without one it is not begun.
refused=$( (start "$@") 2>&1) && { echo "begun without a name: $refused"; exit 1; }
grep -q 'needs a name of its own' <<< "$refused" || { echo "$refused"; exit 1; }
start "$@" COMITY_ORIGIN=record.example.org/log &
server=$!
for _ in $(seq 100); do
    curl --silent --fail --output /dev/null http://127.0.0.1:8016/ready && break
    sleep 0.2
done
curl --silent --fail --output /dev/null http://127.0.0.1:8016/ready
curl --silent --fail --output /dev/null http://127.0.0.1:8016/export.sqlite
curl --silent --fail http://127.0.0.1:8016/log/checkpoint | head -1 | grep -qx record.example.org/log
kill "$server"
wait "$server"
WITHIN
echo "   the container: made by buildah, ready as user 65532, with nothing else in it"
