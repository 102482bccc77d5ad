### Upgrades: what a release changes in the records of an earlier one, and what is said before, while and after.

migrations-lists = Stories are listed anew, so that pages of today find them.
migrations-old-search = The database’s own search of words goes, since the archive has one of its own.
migrations-near-here = “Somewhere else near here” is added to the neighbourhoods.
migrations-open-themes = Themes can be closed for new stories. All of them are open.

upgrade-usage =
    Usage: scripts/upgrade [--yes] [--backed-up]

    Brings the records of an archive up to this release. Stop the archive first.
    It says what will change, and asks. Then it makes a backup and reads all of it.
    Then it changes the records, and looks whether the archive is ready.

      --yes        do not ask
      --backed-up  make no backup, since you have made one yourself

    It can be ended at any moment and run again. docs/upgrade.md says how to go back.

# $known is yes or no.
upgrade-from-to =
    { $known ->
        [yes] From release { $from } to { $to }.
       *[no] From a release before 0.2.0 to { $to }.
    }
upgrade-records =
    { $count ->
        [one] { $count } record is there. What changes in it:
       *[other] { $count } records are there. What changes in them:
    }
upgrade-no-migrations =   Nothing: they are as this release wants them.
upgrade-backup-will = A backup is made first, in { $folder }: { $size }, about { $time } seconds. Files of stories are not changed, and not copied.
upgrade-restart = The archive must be stopped until this is over, with its workers. Then start it again. Screens take up their new player by themselves.
upgrade-go-on = Go on? Type yes or no:
upgrade-needs-yes = Nothing is changed. Run it again with --yes to go on.
upgrade-backed-up = No backup is made: you said that you have one.
upgrade-backup-made = The backup is made, and was read through: { $folder }
# $what is one of the migrations, $done says whether there was nothing left to do.
upgrade-made =
    { $done ->
        [yes] Done before: { $what }
       *[no] Done: { $what }
    }
upgrade-done = The archive is release { $version } now, and was found ready. Start it again.
upgrade-stopped = The upgrade has stopped. Nothing is lost: put right what stands above, and run it again.

upgrade-newer = These records are of a newer release ({ $version }) than this one, which could harm them. Start that release, or go back to a backup of before: docs/upgrade.md.
upgrade-older = These records are of an earlier release. Run ./scripts/upgrade first; with MIGRATE=yes the archive does it by itself when it starts.
upgrade-backup-differs = The backup is not the same as the records, in: { $names }. Somebody else may be changing them. Stop the archive and all of its workers.
upgrade-backup-no-room = There is too little room for a backup in { $folder }. Make some, or make a backup elsewhere and use --backed-up.
upgrade-no-mongodump = There is no mongodump here, with which a backup of MongoDB is made. Install MongoDB’s database tools, or make a backup yourself and use --backed-up.
upgrade-dump-failed = { $program } could not do its part: { $said }
upgrade-not-started = The archive did not start: { $said }
upgrade-not-ready = The archive started, and is not ready: { $status }
