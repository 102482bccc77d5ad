### Who is told when a screen needs somebody: what a curator chooses, and the e-mails, as plain text.
### An e-mail names a story by its reference alone, and no person.

## What is set for a screen

alerts-screen-silent = How long it may be silent
alerts-screen-silent-hint = After so long while it is open, whoever wants e-mails about screens is told.
alerts-screen-silent-missing = Choose how long the screen may be silent.

## What a curator chooses on the page of their own account

alerts-title = E-mails about screens
alerts-words = We can write to you when a screen needs somebody:
alerts-what-silent = It has been silent for too long while it is open.
alerts-what-old = It has shown an old exhibition for an hour.
alerts-what-room = It is low on room, or not everything fits on it.
alerts-what-holds = It still holds a story that may not show any more.
alerts-once = You are told of each once, and once more when it is well again.
alerts-wish = When do you want to hear of screens?
alerts-wish-off = Not at all
alerts-wish-at-once = At once
alerts-wish-at-once-hint = Within minutes, by day and by night.
alerts-wish-daily = Once a day
alerts-wish-daily-hint = At 08:00, and only if there is something new.
# $email is the curator's own address, $exhibitions are names: "Voices of the Harbour and Mill Lane".
alerts-to = To { $email }, about the screens of { $exhibitions }.
alerts-to-none = You look after no exhibition yet. E-mails begin once you do.
alerts-no-mail = This archive sends no e-mails yet. Whoever keeps it running can set up a mail server. What you choose here is kept, and counts from then on.
alerts-save = Save
alerts-saved = Saved. It counts from now on.
# A link on the page of screens
alerts-link = E-mails about screens

## The subject of an e-mail. $screen is where it stands: "By the library door". $what is one of those that follow.

alerts-subject = { $screen }: { $what }
alerts-subject-more =
    { $screen }: { $what }, and { $more ->
        [one] { $more } thing more
       *[other] { $more } things more
    }
alerts-short =
    { $kind ->
        [silent] silent
        [old-exhibition] shows an old exhibition
        [low-room] low on room
       *[holds-withdrawn] still holds a withdrawn story
    }
alerts-short-over =
    { $kind ->
        [silent] in touch again
        [old-exhibition] shows the exhibition as it is now
        [low-room] has room again
       *[holds-withdrawn] holds no withdrawn story any more
    }

## The e-mail: for each screen what is wrong, what that means, and what to do

alerts-email-many-silent = None of your screens is in touch. So look first whether the archive itself can be reached from outside.
# Over what is wrong. $exhibition is its name.
alerts-email-screen = { $screen }, { $exhibition }
alerts-email-page = Its page: { $link }
alerts-silent-news = It has been silent since { $since }.
alerts-silent-means = It may still show its stories: it plays on for up to seven days without a network.
alerts-silent-do = See that it has power and a network. If it is black, turn it off and on again.
alerts-old-exhibition-news = It has not shown the exhibition as it is now since { $since }, though it is in touch.
alerts-old-exhibition-means = It plays on with what it has. Its page says whether it is still loading, or which file does not come.
alerts-old-exhibition-do = Large films on a slow line take their time. If nothing moves, turn it off and on again.
alerts-low-room-news-left-out =
    { $count ->
        [one] Not everything fits on it: { $count } story is left out.
       *[other] Not everything fits on it: { $count } stories are left out.
    }
# $free is such as "120 MB".
alerts-low-room-news-free = It has only { $free } of room left.
alerts-low-room-means = It plays on with what it has. A new film may find no room.
alerts-low-room-do = Take down a story with a film, or give its computer a larger disk.
# $stories are references: "K7QM-2X9D and 4RTW-8MPA".
alerts-holds-withdrawn-news =
    { $count ->
        [one] It still holds a story that may not show any more: { $stories }.
       *[other] It still holds stories that may not show any more: { $stories }.
    }
alerts-holds-withdrawn-means-until = If it stays out of touch, it hides this by itself on { $until }.
alerts-holds-withdrawn-means-hidden = It hides this by now, since it has been out of touch for a week. The files are still on its disk.
alerts-holds-withdrawn-do = See that it has a network: then it removes this within minutes. If that cannot be, turn it off.

## One line for what is well again. Times are such as "22 November 2026 at 14:05".

alerts-silent-over = { $screen }: in touch again. It was silent from { $since } to { $until }.
alerts-old-exhibition-over = { $screen }: shows the exhibition as it is now. It did not from { $since } to { $until }.
alerts-low-room-over = { $screen }: has room again. It was low on room from { $since } to { $until }.
alerts-holds-withdrawn-over = { $screen }: holds no withdrawn story any more. It did from { $since } to { $until }.
# Over lines such as "By the library door: silent since 22 November 2026 at 14:05."
alerts-email-well = Well again:
alerts-email-still = Still as we told you:
alerts-email-still-line = { $screen }: { $what }, since { $since }.
alerts-email-choice =
    { $wish ->
        [daily] You get this once a day. You can change that on the page of your account: { $link }
       *[at-once] You get this at once. You can change that on the page of your account: { $link }
    }
