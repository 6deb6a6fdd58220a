/** Key of the note that a folder for backups was chosen: its name, so that nothing is fetched where there is none. */
export const folderNoteKey = 'two-sides-folder';
