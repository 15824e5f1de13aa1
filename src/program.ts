/** The program without its command line: one script in the bundle, loaded when something is built. */
export * from './api.js';
export { runBuild } from './commandLine/runBuild.js';
export { userCacheFolder } from './machine/userCacheFolder.js';
