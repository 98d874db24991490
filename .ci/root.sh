# A Debian 13 in a folder, for .ci/debian13 and .ci/arm64.

# Makes it with debootstrap where it is not there yet, and puts into it what is committed here.
make_root() {
  [ -e "$1/etc/debian_version" ] || debootstrap --variant=minbase trixie "$1"
  cp -L /etc/resolv.conf "$1/etc/"
  rm -rf "$1/backprop"
  git clone -q . "$1/backprop"
  # What SwiftPM has fetched here already it need not fetch there.
  mkdir -p "$1/mirror"
  for repository in .build/repositories/*/; do
    [ -d "$repository" ] || continue
    url=$(git -C "$repository" config remote.origin.url)
    rm -rf "$1/mirror/${url##*/}"
    git clone -q --bare "$repository" "$1/mirror/${url##*/}"
    printf '[url "file:///mirror/%s"]\n  insteadOf = %s\n[safe]\n  directory = *\n' \
      "${url##*/}" "$url"
  done >"$1/root/.gitconfig"
}

# Runs a script in it. Its mounts belong to the one command, and go with it.
in_root() {
  # shellcheck disable=SC2016 # the inner shell expands them
  unshare --mount sh -c '
    mount -t proc proc "$0/proc"
    mount --rbind /dev "$0/dev"
    exec env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
      chroot "$0" sh -euc "$1"' "$1" "$2"
}
