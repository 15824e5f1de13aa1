/** The program's version, from its package.json. */
export { version } from '../package.json';
