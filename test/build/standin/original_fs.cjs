// The file system as it was before test/build/standin/archives.mjs changed it.
module.exports = globalThis.originalFs;
