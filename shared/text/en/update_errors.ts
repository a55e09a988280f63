import type { Sentence } from '../sentence.ts';
import type { updateErrors as source } from '../id/update_errors.ts';

/** Failures of updating the program. */
export const updateErrors: Record<keyof typeof source, Sentence> = {
  'update-no-package': {
    what: 'There is no update package of Tapis in that place that can be read.',
    safe: 'Program and data are as they were.',
    todo: 'Plug in the USB stick and write its folder, for example /media/tapis/STICK. It must hold a folder that ends in .tapis-update.',
  },
  'update-no-key': {
    what: 'This program was built without a release key, so it takes no update at all.',
    safe: 'Program and data are as they were.',
    todo: 'Install the new version as administrator of the computer, with the installer of the release.',
  },
  'update-signature': {
    what: 'The signature of this package is not by the release key of Tapis.',
    safe: 'No file of the package was copied or run.',
    todo: 'Do not use it. Fetch the package again directly from the supplier, and report where this stick came from.',
  },
  'update-damaged': {
    what: 'The package is not what its list says: a file is damaged, missing, or one too many.',
    safe: 'Program and data are as they were; what had been copied is removed.',
    todo: 'Copy the package to the stick once more, better to another stick, and repeat.',
  },
  'update-older': {
    what: 'The version of this package is not newer than the one that runs.',
    safe: 'Program and data are as they were.',
    todo: 'There is nothing to install. An older version could not open data that is newer already.',
  },
  'update-too-new-a-step': {
    what: 'The version of this package is too far ahead of the one that runs.',
    safe: 'Program and data are as they were.',
    todo: 'Ask the supplier for the package of the version in between, install that one first, then this one.',
  },
  'update-other-machine': {
    what: 'This package was made for another kind of computer.',
    safe: 'Program and data are as they were.',
    todo: 'Ask for the package for the system of this computer; its kind stands in the name of the package.',
  },
  'update-not-installed-so': {
    what: 'Tapis is not installed on this computer in a way that it can be updated from here.',
    safe: 'Program and data are as they were.',
    todo: 'The administrator of the computer installs the new version with its installer, or sets up the folder for updates.',
  },
  'update-running': {
    what: 'Another update is being copied.',
    safe: 'Program and data are as they were.',
    todo: 'Wait until it is done, then look what waits.',
  },
  'update-not-in-practice': {
    what: 'The program is not updated from practice.',
    safe: 'Program and data are as they were.',
    todo: 'Go back to live, then repeat.',
  },
  'update-nothing-returned': {
    what: 'No new version was given up.',
    safe: 'Program and data are as they were.',
    todo: 'Somebody else may have taken note already. There is nothing left to do.',
  },
};
