/** The reckoning of hours is the server's own: the build puts all of it here. */
export { hoursOf, isOpenAt, isShowtime, nextOpening } from '../../src/kiosk/hours/opening-hours.ts';
