/** What the log of changes calls the choice of the work that hangs first on the home page: a story's id, or null for the day's. */
export const firstWorkSubject = 'first-work';
export const firstWorkAddress = '/curate/first-work';
