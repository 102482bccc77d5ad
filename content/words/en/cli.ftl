### What a person at a terminal reads: whoever runs the archive. Commands, names of settings and of files stay as they are.


cli-node-too-old = Node.js { $oldest } or newer is needed, but this is { $is }. Run ./scripts/bootstrap, which brings one, and start with ./scripts/start or with .node/bin/node.

## Settings

# A list of faults follows, each one of cli-setting-…
cli-settings = These settings need a change:
cli-setting-whole = { $setting } must be a whole number
cli-setting-least = { $setting } must be { $least } or more
cli-setting-address = { $setting } must be a full web address, such as https://stories.example.org
cli-setting-most = { $setting } must be { $most } or less
cli-setting-contact = { $setting } must be 200 characters or fewer
cli-setting-log-level = { $setting } must be debug, info, warn, error or silent
cli-setting-mongodb = { $setting } must begin with mongodb:// or mongodb+srv://
cli-setting-smtp = { $setting } must begin with smtp:// or smtps://
cli-setting-mail-from = { $setting } must be an e-mail address, such as { $example }
cli-setting-secret = { $setting } must have 32 characters or more
cli-setting-metrics-token = { $setting } must have 16 characters or more
cli-setting-yes-or-no = { $setting } must be yes or no
cli-setting-https = { $setting } must begin with https://, unless it is on this very machine
cli-setting-second-step = { $setting } must be no, admins or everyone
cli-setting-sign-in-hours = SIGN_IN_HOURS must be as many as SIGN_IN_IDLE_HOURS or more
cli-setting-oidc-together = OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together
cli-setting-oidc-public-url = PUBLIC_URL must be set where OIDC_ISSUER is, so that the provider knows where people come back to
cli-setting-oidc-name = { $setting } must be 60 characters or fewer
cli-setting-oidc-new = { $setting } must be no, facilitator or curator
cli-setting-smtp-pair = SMTP_URL and MAIL_FROM must be set together
cli-setting-smtp-public-url = PUBLIC_URL must be set where SMTP_URL is, so that emails say where the archive is
cli-setting-s3-bucket = S3_BUCKET must be set where any other S3_ setting is
cli-setting-s3-keys = S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set together
cli-setting-files-sent-by = { $setting } must be server, x-accel-redirect, x-sendfile or signed-addresses
cli-setting-files-signed-bucket = S3_BUCKET must be set where FILES_SENT_BY is signed-addresses, since the store sends the files
cli-setting-files-proxy-bucket = FILES_SENT_BY must be server or signed-addresses where S3_BUCKET is set, since a proxy sends files of a disk only
cli-setting-files-proxy = TRUSTED_PROXIES must be 1 or more where FILES_SENT_BY names a proxy's header, or visitors get empty files
cli-setting-production-public-url = PUBLIC_URL must be set in production, so that links lead to the right place
cli-setting-file-both = { $setting } and { $name } are both set: keep one of them
cli-setting-file-unreadable = { $setting } names { $file }, which cannot be read
cli-setting-file-empty = { $setting } names { $file }, which is empty
cli-setting-production-https = PUBLIC_URL must begin with https:// in production, or what people send can be read on its way. Where that cannot be, such as on a line of your own, set ALLOW_PLAIN_HTTP to yes
cli-setting-other-public-url = PUBLIC_URL must be set where OTHER_ADDRESSES is, since it is the first of them
cli-setting-smtp-tls = { $setting } must be required or if-offered
cli-setting-production-secret = SECRET must be set in production, the same for every server
cli-setting-production-samples = SAMPLES must be no in production

## The server

cli-first-account = Make the first curator's account here (the link works once): { $link }
cli-open = { -archive } is open at { $address }
cli-port-taken = Port { $port } is taken. Set PORT to another one, or to 0 for any free one.
cli-mongodb-ferretdb =
    MONGODB_URI leads to FerretDB, which the archive cannot be kept in: it would lose changes that are made at once. Set
    MONGODB_URI to a MongoDB 7 or newer. Or leave it unset: the archive then keeps its records in a store of its own.
# $needs is a list, each one of cli-mongodb-need-…
cli-mongodb-lacks =
    The database at MONGODB_URI (it says that it is version { $server }) lacks what the archive needs: { $needs }. Set
    MONGODB_URI to a MongoDB 7 or newer. Or leave it unset: the archive then keeps its records in a store of its own.
cli-mongodb-need-unique = unique keys
cli-mongodb-need-partial = indexes of some records only
cli-mongodb-need-expiry = records that expire
cli-mongodb-need-positional = changes to one item of a list
cli-mongodb-need-one-winner = that of several who take a lease at once only one gets it
cli-mongodb-need-no-lost-update = that changes made at once are all kept

## npm run curator

cli-curator-usage =
    Usage: npm run curator -- COMMAND

      add EMAIL [--role facilitator|admin] [--neighbourhood NAME]...
                  prints a one-time link, good for a week, by which EMAIL gets in; for someone who has an account, a new
                  link to it, by which they choose a new password
      limit EMAIL all | NAME...
                  says whose stories a curator looks after: those of all neighbourhoods, or of these alone; NAME is as in
                  the neighbourhood's address, such as mill-hill-and-wensley-fold
      list        says who has an account
      reset-second-step EMAIL
                  takes away the passkeys and codes of someone who has lost them: they sign in with their password, and
                  set up new ones
      deactivate EMAIL
                  closes the account: nobody can sign in with it, and whoever is signed in with it is out

    The archive must be running: this command joins its stores.
cli-curator-role = The role must be facilitator, curator or admin.
cli-curator-email = Give an e-mail address, such as name@example.org.
# The link follows on a line of its own
cli-curator-link = Give this link to { $email }, and to nobody else. It works once, within seven days:
cli-curator-link-again = Give this link to { $email } (an account that is there already, as { $role }), and to nobody else. It works once, within seven days:
cli-curator-unknown = There is no account for { $email }.
cli-curator-some = { $email } looks after { $neighbourhoods }.
cli-curator-all = { $email } looks after all neighbourhoods.
cli-curator-reset = The second step of { $email } is reset. They sign in with their password, and set up a new one.
cli-curator-closed = The account of { $email } is closed.
cli-curator-neighbourhood = There is no neighbourhood { $name }. There are: { $all }.
cli-curator-own-address = { $path } at the archive's own address
cli-curator-standing =
    { $state ->
        [open] can sign in
        [invited] invited
       *[closed] closed
    }
cli-curator-everywhere = all neighbourhoods
cli-curator-none = Nobody has an account yet.
cli-store-away = The store does not answer. Start the archive first, with the same settings.
cli-failed = The command failed.

## npm run history

cli-history-usage =
    Usage: npm run history -- verify [FILE]

      verify        checks every line of every story's history in this archive
      verify FILE   checks an export (CSV or JSON), and that the archive still holds every line of it
cli-history-sound = All is as it was written: { $stories } stories with { $lines } lines.
cli-history-faults = { $faults } faults in { $stories } stories with { $lines } lines.
cli-history-failed = The history could not be checked.
cli-history-seal = The seal does not fit: stories or lines were added, removed or moved since the export was made, or another archive made it.
cli-history-gone = Story { $reference } ({ $story }) is in the export and no longer in the archive.
cli-history-changed =
    { $what ->
        [missing] Story { $reference } ({ $story }): line { $line } of the export is missing in the archive.
       *[another] Story { $reference } ({ $story }): line { $line } of the export is another one in the archive.
    }
cli-history-empty = Story { $reference } ({ $story }) has no line at all.
cli-history-broken =
    { $before ->
        [0] Story { $reference } ({ $story }): line { $line } is not the first one. A line was altered, removed or moved.
       *[other] Story { $reference } ({ $story }): line { $line } does not follow from line { $before }. A line was altered, removed or moved.
    }

## npm run withdrawals

cli-withdrawals-usage =
    Usage: npm run withdrawals -- list | replay

      list    prints what people last wished about each story that was taken back, wholly or in part
      replay  tells the database what was taken back since its backup was made; run it after every restore

    Stop the archive before you replay: nothing may show before the list was read. See docs/restore.md.
cli-withdrawals-replayed = Taken back again: { $changed }. As they should be: { $unchanged }. Not in this database: { $unknown }.
# The lines follow
cli-withdrawals-unreadable = These lines could not be read. Look at each before you open the archive:
cli-withdrawals-failed = It could not be done.

## npm run media

cli-media-usage =
    Usage: npm run media -- COMMAND

      check FILE... [--out DIR]
                  takes each file the way that an upload goes, without a server, and prints a JSON line for it: file,
                  accepted, kind, reason, facts; with --out what is made of each lies in a folder of its own in DIR.
                  Ends with 0 where all were accepted, 3 where one was not, 2 where it was asked for wrongly
      refusals    lists every sentence that a file can be refused with, each with the name of a file that gets it
      tables      writes { $doc } from the archive's own tables
cli-media-command = There is no command "{ $command }".
cli-media-nothing = Say what to do.
cli-media-no-more = "{ $command }" takes no more.
cli-media-no-files = Name the files to check.
cli-media-not-a-file = { $file } is not a file.
cli-media-no-file = There is no file { $file }.
cli-media-unreadable = { $file } cannot be read.
cli-stopped = Stopped.
# When it is said, and of which file
cli-media-said =
    { $said ->
        [at-the-door] at the door: { $file }
       *[after-a-look] after a look: { $file }
    }
# Stands in place of a file
cli-media-when-hard-pages = any file, where one of its pages is so intricate that drawing it takes too long
cli-media-when-our-fault = any file, where our own tools failed each time
cli-media-when-none = any file, where none was chosen
cli-media-when-too-long = any file, where the browser can see how long it plays, and that is too long
cli-media-when-no-room = any file, where more files were chosen than the story has room for
cli-media-when-damaged = any file, where its bytes were changed on their way
cli-media-when-lost = any file, where the store lost what had come of it
cli-media-when-full = any file, where the story holds as many files as it can

## npm run samples

cli-samples-usage =
    Usage: npm run samples -- add | first | remove | status

      add     adds the sample stories of content/samples that are not there yet, and publishes them once a worker has prepared them
      first   does the same for an archive that has no stories yet and wants samples; scripts/start asks for this
      remove  removes every sample story, with all its files; they do not come back by themselves
      status  says how many there are, and in which state

    The archive must be running: this command joins its stores.
cli-samples-production = Sample stories are for trying the archive out. They are never added in production.
cli-samples-stopped = Stopped before all samples were there. Run it again.
cli-samples-removed =
    { $count ->
        [one] Removed { $count } sample story.
       *[other] Removed { $count } sample stories.
    }
cli-samples-none = There are no sample stories.
cli-samples-adding = Adding sample stories. They come into the galleries one by one.
cli-samples-published =
    { $all ->
        [one] { $published } of { $all } sample story is published.
       *[other] { $published } of { $all } sample stories are published.
    }
cli-samples-too-slow = The workers have not prepared all samples in { $minutes } minutes. Run it again later.
cli-samples-failed = The samples could not be made.
