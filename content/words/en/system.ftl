### The system page, on which administrators see how the archive itself is, and the e-mails about it, as plain text.
### They name machines and stories by their references, and no person.

## What can be wrong. A title is one line; the news may hold when it began ($since); what to do comes last.

system-database-title = The database cannot be reached
system-database-news = No page with a story can be opened, and nothing can be sent in. It has been so since { $since }.
system-database-do = See that the database runs, and that its disk has room. The archive goes on by itself once it answers.
system-database-over = The database answers again.
# $condition: away, full, or read-only.
system-files-title =
    { $condition ->
        [full] There is no room for files
        [read-only] No file can be stored
       *[away] The files cannot be reached
    }
system-files-news =
    { $condition ->
        [full] Everything can be seen, but nothing new can be sent in. It has been so since { $since }.
        [read-only] Everything can be seen, but nothing new can be sent in. It has been so since { $since }.
       *[away] Pictures, sounds and films do not show, and nothing can be sent in. It has been so since { $since }.
    }
system-files-do =
    { $condition ->
        [full] Give the disk or the bucket more room.
        [read-only] See that the archive may write to its folder or its bucket. Its keys or its rights may have changed.
       *[away] See that the disk is there, or that the file store runs and its keys are good.
    }
system-files-over = Files can be read and stored again.
# $where: disk or bucket. $host names a machine. $left is such as "3.2 GB".
system-room-title =
    { $where ->
        [bucket] The bucket is nearly full
       *[disk] A disk is nearly full
    }
system-room-news =
    { $where ->
        [bucket] It has { $left } of room left. It has been nearly full since { $since }.
       *[disk] The disk of { $host } has { $left } of room left. It has been nearly full since { $since }.
    }
system-room-do = Give it more room. When it is full, nobody can send anything in.
system-room-over =
    { $where ->
        [bucket] The bucket has room again.
       *[disk] The disk of { $host } has room again.
    }
system-no-worker-title = No worker is running
system-no-worker-news = Files that people send are not prepared, and no e-mails go to them. It has been so since { $since }.
system-no-worker-do = Start a worker. What waits is done then; nothing is lost.
system-no-worker-over = A worker is running again.
# $pid is the number that a machine gave to the process.
system-worker-title = A worker does not answer
system-worker-news = The worker on { $host } (process { $pid }) was last heard on { $since }. It is frozen, or it was ended by force.
system-worker-do = Start it again. If you took it away for good, say so on the system page.
system-worker-over = The worker on { $host } (process { $pid }) is fine again, or gone.
# $lane is what kind of work; see system-lane. $tries is how often it was tried.
system-job-title =
    { $lane ->
        [inspect] A file could not be looked at
        [image] A picture could not be prepared
        [audio] A sound could not be prepared
        [video] A film could not be prepared
        [long] A large file, or a film’s larger sizes, could not be prepared
        [mix] A voice could not be laid over a film
        [listen] A recording could not be listened to
        [withdraw] A story that was taken back could not be dealt with
        [tell] An e-mail to a storyteller could not be written
       *[other] The archive’s own upkeep does not work
    }
system-job-news =
    { $tries ->
        [one] It was tried once, on { $since }.
       *[other] It was tried { $tries } times, first on { $since }.
    }
system-job-do = Look at why, on the system page. There you can have it tried again, or let it be.
system-job-over =
    { $lane ->
        [inspect] A file that could not be looked at is dealt with.
        [image] A picture that could not be prepared is dealt with.
        [audio] A sound that could not be prepared is dealt with.
        [video] A film that could not be prepared is dealt with.
        [long] A large file that could not be prepared is dealt with.
        [mix] A voice that could not be laid over a film is dealt with.
        [listen] A recording that could not be listened to is dealt with.
        [withdraw] A story that was taken back is dealt with.
        [tell] An e-mail to a storyteller is dealt with.
       *[other] The archive’s own upkeep works again.
    }
system-mail-title = E-mails cannot be sent
system-mail-news = The mail server cannot be used. It has been so since { $since }.
system-mail-do = See that the mail server runs, and that SMTP_URL is right. What waits is sent then.
system-mail-over = E-mails can be sent again.
# $words is one sentence by whatever makes backups, or looks at the files.
system-backup-title = The last backup failed
system-backup-news = { $words } It was tried on { $since }.
system-backup-do = Put right what it says, and have a backup made at once.
system-backup-over = A backup went well again.
system-fixity-title = Some files are not as they were
system-fixity-news = { $words } All files were last looked at on { $since }.
system-fixity-do = Bring those files back from a backup.
system-fixity-over = All files are as they were.
# $until is a day.
system-certificate-title = The website’s certificate ends soon
system-certificate-news = It ends on { $until }. From then on, browsers warn people off the archive.
system-certificate-do = Have it renewed. Most servers do that by themselves; see why yours has not.
system-certificate-over = The website’s certificate is good for longer again.
# $records is how many records the largest list of the archive has.
system-outgrown-title = The archive has outgrown its own database
system-outgrown-news = One of its lists has { $records } records. The database that comes with the archive was made for fewer.
system-outgrown-do = Move the records to a MongoDB. The guide docs/engines.md says how.
system-outgrown-over = The archive’s database is large enough.
# $last is a day.
system-consent-title = Read the consent wording again
system-consent-news = It was last written or read over on { $last }.
system-consent-do = Read it, and ask whether it still says what you do. If it does, say so on the system page; if not, write a new version.
system-consent-over = The consent wording was read over.

# One line for what is well again: "The database answers again. It did not from 22 November 2026 at 14:05 to 14:09."
system-over = { $what } From { $since } to { $until } it was not so.

## The e-mails

# $what is a title. $well says whether everything in it is well again.
system-subject =
    { $well ->
        [yes] Well again: { $what }
       *[no] { $what }
    }
# $subject is one of those.
system-subject-more =
    { $more ->
        [one] { $subject }, and { $more } thing more
       *[other] { $subject }, and { $more } things more
    }
system-email-well = Well again:
system-email-still = Still as we told you:
# "A disk is nearly full, since 22 November 2026 at 14:05"
system-email-still-line = { $what }, since { $since }
system-email-more =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
system-email-page = How the archive is at this moment: { $link }
system-email-choice =
    { $wish ->
        [daily] You get this once a day. You can change that on the page of your account: { $link }
       *[at-once] You get this at once. You can change that on the page of your account: { $link }
    }

## What an administrator chooses on the page of their own account

system-emails-title = E-mails about the archive itself
system-emails-words = We can write to you when something is wrong. You hear when files cannot be prepared, or a disk is nearly full. You hear when the database does not answer, or a backup fails.
system-emails-once = You are told of each once, and once more when it is well again.
system-emails-wish = When do you want to hear of the archive?
system-emails-wish-off = Not at all
system-emails-wish-at-once = At once
system-emails-wish-at-once-hint = Within minutes, by day and by night.
system-emails-wish-daily = Once a day
system-emails-wish-daily-hint = At 08:00, and only if there is something new. While the database is away, nothing.
# $email is the administrator's own address.
system-emails-to = To { $email }.
system-emails-save = Save
system-emails-saved = Saved. You get e-mails about the archive as you chose.

## The page

system-page-title = How the archive is
system-page-well = All is well
system-page-needs =
    { $count ->
        [one] One thing needs you
       *[other] { $count } things need you
    }
# $clock is a time of day.
system-page-as-of = As it was at { $clock }.
system-page-again = Look again
system-page-no-mail = The archive sends no e-mails, so nobody is told when something is wrong. Whoever keeps it running can set up a mail server.
system-page-mail-off = You get no e-mail when something is wrong.
system-page-mail-choose = Choose to get e-mails
system-page-lately = Well again since yesterday
system-page-to-do-page = Open the page

system-screens-title =
    { $count ->
        [one] One screen is silent
       *[other] { $count } screens are silent
    }
system-screens-do = See that each has power and a network.
# $screen is where it stands, as a link.
system-screens-line = <a href="{ $address }">{ $screen }</a>, last heard { $heard }

system-work-title = Work
system-work-words = What people send is prepared by workers, kind by kind.
system-work-lane = Kind
system-work-waits = Waiting
system-work-runs = At work
system-work-later = Later
system-work-failed = Given up
system-work-none = Nothing waits.
# The kind of work: prepare pictures, and so on.
system-lane =
    { $lane ->
        [inspect] Looking at new files
        [image] Pictures
        [audio] Sounds
        [video] Films
        [long] Large files, and larger sizes of films
        [mix] Voices for films
        [listen] First drafts of transcripts
        [withdraw] Stories taken back
        [tell] E-mails to storytellers
        [watch-screens] Looking after screens
        [reconcile] Finding lost work
       *[sweep] Tidying up
    }
# $time is such as "3 minutes ago".
system-work-oldest = the first since { $time }

system-failed-title = What went wrong
# $story is a reference, $when a day and a time.
system-failed-story = Story { $story }
system-failed-when =
    { $tries ->
        [one] Tried once, last on { $when }.
       *[other] Tried { $tries } times, last on { $when }.
    }
system-failed-why = What the program said:
system-failed-no-why = The worker ended each time without a word. The file may be too much for it.
system-failed-by-itself = It is tried again every minute by itself.
system-failed-again = Try again
system-failed-leave = Let it be
system-failed-done-again = It is being tried again.
system-failed-done-leave = We let it be, and do not mention it again.
system-failed-gone = Somebody has dealt with this already, or the story has moved on.

system-processes-title = Workers and servers
# $pid is the number that a machine gave to the process.
system-process-worker = Worker on { $host }, process { $pid }
system-process-server = Server on { $host }, process { $pid }
system-process-alive = Fine
system-process-silent = Silent
# $heard is such as "3 minutes ago".
system-process-heard = Last heard { $heard }.
system-process-since = Running since { $since }, version { $version }.
system-process-idle = Nothing to do just now.
# $work is a list such as "films for 3 minutes".
system-process-doing = At work: { $work }.
system-process-doing-one = { $lane } for { $time }
system-process-done =
    { $count ->
        [0] No job done yet.
        [one] One job done.
       *[other] { $count } jobs done.
    }
system-process-forget = It is gone for good
system-process-forgotten = We do not look for it any more.
system-process-none = No worker is running.

system-stores-title = Where things are kept
system-stores-database = Database
system-stores-files = Files
# $milliseconds is a whole number.
system-stores-took =
    { $milliseconds ->
        [one] Answers in { $milliseconds } millisecond
       *[other] Answers in { $milliseconds } milliseconds
    }
system-stores-not = Does not answer
system-room-heading = Room
system-room-disk = Disk of { $host }
# Sizes such as "120 GB".
system-room-free = { $free } free of { $all }
system-room-files = Files
system-room-files-size =
    { $files ->
        [one] { $files } file, { $size }
       *[other] { $files } files, { $size }
    }
system-room-bucket = { $size } of the { $all } that the bucket may hold
system-room-database = Records
system-room-unmeasured = Not measured yet
system-room-growth = Growth
system-room-growth-unknown = Not known before there are two days of numbers
system-room-growth-week = { $size } a week
system-room-growth-none = Nothing new in the last weeks
# $time is such as "14 weeks".
system-room-growth-lasts = { $size } a week, so there is room for { $time }
system-room-days = The size of the archive, day by day
system-room-day = Day
system-room-day-free = Free

system-mail-heading = E-mails
system-mail-none = No mail server is set up. Storytellers and curators get no e-mails.
system-mail-state = Can be sent
system-mail-yes = Yes
system-mail-no = No, the mail server cannot be used
system-mail-untried = Not tried yet
system-mail-sent = Last sent
system-mail-failed = Last failed
system-mail-refused = Last refused for one address
system-mail-never = Never
system-mail-waits = Waiting
system-mail-yours = E-mails about the archive

system-care-title = Care
system-care-backup = Last backup
system-care-fixity = All files looked at
system-care-consent = Consent wording
system-care-not-set-up = Not set up
# $when is a day and a time, $words one sentence.
system-care-well = { $when }. { $words }
system-care-badly = Failed on { $when }. { $words }
system-care-consent-version = Version { $version }
system-care-consent-read = Version { $version }, read over on { $when }
system-care-consent-button = I have read it over, and it is still right
system-care-consent-words = An administrator has read it over.
system-care-consent-done = Noted. We ask again in time.

system-protections-title = When files that people send are opened
system-protection-disk = The program sees that file and nothing else on the disk
system-protection-network = It reaches no other machine
system-protection-otherprocesses = It sees nothing else that runs here
system-protection-limits = Its memory and its time are limited
system-protection-processes = How much it starts is limited
system-protections-holds = Holds
system-protections-not = Does not hold

system-version-title = This archive
system-version-version = Version
system-version-since = This server runs since
