# An image made of the context, and what is in it started as its user, with nothing else in sight.
# Where: image.sh CONTEXT SCRATCH
set -euo pipefail
context=$(realpath "$1") scratch=$(realpath "$2")/image
mkdir -p "$scratch/context" "$scratch/run"
tar --extract --file "$context" --directory "$scratch/context"
export XDG_RUNTIME_DIR=$scratch/run BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
store=(--root "$scratch/store" --runroot "$scratch/run")
buildah "${store[@]}" build --quiet --tag comity "$scratch/context" > "$scratch/said" 2>&1 || { cat "$scratch/said"; exit 1; }
made=$(buildah "${store[@]}" from comity)
folder=$(buildah "${store[@]}" mount "$made")
setting() { buildah "${store[@]}" inspect --format "{{$1}}" "$made"; }
test "$(setting .OCIv1.Config.User)" = 65532:65532
test "$(stat -c %u:%g "$folder/var/lib/comity")" = 65532:65532
# A log that others can reach needs a name; without one it says so.
refused=$(unshare --net chroot --userspec=65532:65532 "$folder" /usr/bin/env 2>&1 || true)
start() { env --ignore-environment COMITY_DATA=/var/lib/comity COMITY_LISTEN=127.0.0.1:18016 SQLITE_TMPDIR=/var/lib/comity "$@" chroot --userspec=65532:65532 "$folder" /usr/bin/comity serve; }
start > "$scratch/served" 2>&1 &
server=$!
trap 'kill $server 2> /dev/null; wait $server 2> /dev/null || true; buildah "${store[@]}" rm "$made" > /dev/null; rm -rf "$scratch/store"' EXIT
for _ in $(seq 100); do
    if curl --silent --fail --output /dev/null http://127.0.0.1:18016/ready; then
        curl --silent --fail --output /dev/null http://127.0.0.1:18016/export.sqlite
        echo "   the container: made by buildah, ready as user 65532, with nothing else in it"
        exit 0
    fi
    sleep 0.2
done
cat "$scratch/served"
exit 1
