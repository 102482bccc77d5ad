### Exports of the history and for research, and what shows where.

records-title = Records
records-about = For whoever has to answer for the archive. These files hold no contact details, no private codes and no names of storytellers, beyond what a story itself says.
records-history = Every decision
records-history-about = Who did what to which story, when and why. Each line carries a hash of the line before. So a line that was changed, lost or moved shows.
records-history-csv = History for a spreadsheet<span class="visually-hidden">, CSV file</span>
records-history-json = History for programs<span class="visually-hidden">, JSON file</span>
records-research-csv = Stories for a spreadsheet<span class="visually-hidden">, CSV file</span>
records-research-json = Stories for programs<span class="visually-hidden">, JSON file</span>
records-history-keep = Keep one somewhere else now and then. Later, <code>npm run history -- verify FILE</code> checks the file, and checks that the archive still says the same.
records-research = For researchers
records-research-about = Only stories whose tellers agreed to research, as they stand today. They come without the storyteller’s name. The words of a story may still name people, so handle the file with care. Delete it when a story is withdrawn: take a fresh file each time.
records-shows = What shows where
records-shows-about = The stories that the website, the screens and each exhibition show right now.
records-shows-see = See what shows where
records-surface-unknown = There is no such place where stories show.
records-anonymous = Anonymous
records-history-unreadable = This file is not an export of the history, or it was cut short. Choose the CSV or JSON file as it was downloaded.

## Consent wording: the words that people agree to, which administrators read

records-wording-title = Consent wording
records-wording-about = These are the words that people agree to when they send a story. Each story keeps the very words that it was given.
records-wording-version =
    { $asked ->
        [yes] Version { $version } <span class="tag">Asked now</span>
       *[no] Version { $version }
    }
records-wording-file = File
records-wording-language = Language
records-wording-basis = Lawful basis
records-wording-change = How to change the words
records-wording-change-copy = Copy the latest file in the folder <code>content/consent</code>. Never change a file that people have agreed to.
records-wording-change-name = Name the copy by its month, such as <code>2027-03.md</code>. The latest name is the one that is asked. Add a letter for a second one in a month, such as <code>2027-03b.md</code>.
records-wording-change-write = Write the new words. Keep every line that begins with a name and a colon. <code>{ "{" }name{ "}" }</code> and <code>{ "{" }place{ "}" }</code> stand for the exhibition.
records-wording-change-start = Start the archive again. It says which line to mend if one is missing.
records-wording-change-after = Stories that were sent before keep the words they were given. Whoever is in the middle of the form is asked again.
records-wording-part =
    { $part ->
        [web] Public website
        [kiosk] Exhibition screens
        [exhibition] Each exhibition that is asking
        [research] Research
       *[guardian] Parent or guardian of somebody under 18
    }
