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
records-wording-language = Language
records-wording-basis = Lawful basis
records-wording-new = Write a new version
records-wording-new-words = The boxes hold the words of version { $version }, which is asked now. Change what you need. The words that people have agreed to stay as they were.
records-wording-publish = Ask with these words from now on
records-wording-saved = The new words are asked from now on.
records-wording-same = These are the words that are asked now. Change something, or leave it as it is.
records-wording-many = There are as many versions of this month as letters. Write the next one next month.
records-wording-name-hint = {"{"}name{"}"} stands for the exhibition, and must be there. {"{"}place{"}"} stands for where it is.
records-wording-name-missing = Write {"{"}name{"}"} where the name of the exhibition stands. Nobody should agree to one that is not named.
records-wording-line =
    { $line ->
        [question] Question
        [explanation] Explanation
        [yes] Answer for yes
       *[no] Answer for no
    }
records-wording-box =
    { $part ->
        [web] Website
        [kiosk] Screens
        [exhibition] Exhibition
        [research] Research
       *[guardian] Guardian
    }: { $line ->
        [question] question
        [explanation] explanation
        [yes] answer for yes
       *[no] answer for no
    }
records-wording-change-after = Stories that were sent before keep the words they were given. Whoever is in the middle of the form is asked again.
records-wording-part =
    { $part ->
        [web] Public website
        [kiosk] Exhibition screens
        [exhibition] Each exhibition that is asking
        [research] Research
       *[guardian] Parent or guardian of somebody under 18
    }
