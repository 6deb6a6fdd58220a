/** Name of the database of this app. */
export const databaseName = 'two-sides';
