/** Every part but the last has exactly so many bytes, as some stores ask for; so a part's number says where it belongs. */
export const partSize = 8 * 1024 * 1024;
