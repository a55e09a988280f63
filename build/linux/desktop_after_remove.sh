#!/bin/bash

# Delete the link to the binary
# update-alternatives --remove <name> <path>: 'path' must be the registered alternative binary,
# not the generic symlink — see https://man7.org/linux/man-pages/man1/update-alternatives.1.html
if type update-alternatives >/dev/null 2>&1; then
    update-alternatives --remove '${executable}' '/opt/${sanitizedProductName}/${executable}'
else
    rm -f '/usr/bin/${executable}'
fi

APPARMOR_PROFILE_DEST='/etc/apparmor.d/${executable}'

# Remove and unload apparmor profile.
if [ -f "$APPARMOR_PROFILE_DEST" ]; then
  # Unload the profile from the running kernel before deleting the file so the
  # policy is not left enforced until the next reboot.  Mirror the chroot guard
  # used in the after-install script — live AppArmor operations are not
  # meaningful inside a chroot.
  # https://wiki.debian.org/AppArmor/HowToUse
  if apparmor_status --enabled > /dev/null 2>&1; then
    if ! { [ -x '/usr/bin/ischroot' ] && /usr/bin/ischroot; } && hash apparmor_parser 2>/dev/null; then
      apparmor_parser --remove "$APPARMOR_PROFILE_DEST" || true
    fi
  fi
  rm -f "$APPARMOR_PROFILE_DEST"
fi

# Called by dpkg after Tapis was removed or purged. Data of a station is evidence: it stays, and this says where. Updates are programs,
# which go with the program they belong to.
set -e

drop() {
  if [ -f "$1/versions.json" ]; then
    rm -rf "$1"
  elif [ -f "$1/station.lock" ] && [ "$(ls -A "$1")" = station.lock ]; then
    rm -r "$1"
  fi
}

case "$1" in
  remove | purge)
    # Only a folder of versions, or an empty one, is taken away, never one that somebody has put something else into.
    for updates in ${TAPIS_UPDATES:-/opt/tapis-updates /opt/Tapis-updates}; do
      drop "$updates"
    done
    found=no
    for home in ${TAPIS_HOMES:-/root /home/*}; do
      data=$home/.local/share/tapis
      drop "$data-updates"
      if [ -d "$data" ]; then
        if [ "$found" = no ]; then
          echo "Tapis dihapus; data pos TETAP ADA di: / Tapis was removed; the station's data is STILL THERE in:"
          found=yes
        fi
        echo "  $data"
      fi
    done
    if [ "$found" = yes ]; then
      echo "Kunci ada di subfolder \"keys\". Hapus sendiri hanya atas perintah tertulis. / The keys are in the subfolder \"keys\". Delete it yourself only on a written order."
    fi
    ;;
esac
exit 0
