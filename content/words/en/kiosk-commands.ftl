### What a curator asks of one screen, what came of it, and the picture of what it shows. In kiosk.ftl is what a screen says of itself.

kiosk-commands = Ask the screen
kiosk-commands-words = It hears this within a minute. If it is not heard for 15 minutes, nothing comes of it.
kiosk-commands-old-player = Its player is too old for this. It looks for the newest one each minute by itself.
kiosk-command-done-asked = Asked. The screen hears it within a minute.

kiosk-command-identify = Show its name
kiosk-command-hint-identify = Its name stands large on the screen for 30 seconds, or until somebody touches it.
kiosk-command-picture = Take a picture
kiosk-command-hint-picture = Of what it shows while nobody is there, and never of what a visitor chose.
kiosk-command-reload = Start again
kiosk-command-hint-reload = Its player starts anew as soon as nobody is there.
kiosk-command-fetch-anew = Fetch everything anew
kiosk-command-hint-fetch-anew = It reads all that it holds, fetches what is spoilt or new, and looks for a newer player. The exhibition plays on.

## What was asked of it

kiosk-commands-log = What was asked of it
kiosk-commands-look-again = Look again
# $who is a curator's name, $ago "2 minutes ago".
kiosk-command-asked = { $who }, { $ago }
kiosk-command-who-left = A curator who has left
kiosk-command-state-waits = Waits for the screen.
kiosk-command-state-under-way = The screen has it.
kiosk-command-state-expired = Expired: the screen was not heard in time.
kiosk-command-state-unheard = The screen had it, but did not say what came of it.
kiosk-command-state-done = Done.
kiosk-command-state-mended = Done. Something was spoilt, and was fetched anew.
kiosk-command-state-late = Not done: somebody was there until its time was over.
kiosk-command-state-failed = It did not work. Try again.
kiosk-command-state-unknown = Its player does not know how.

## The picture of what a screen shows

kiosk-picture-alt = What { $screen } shows
# $ago is "2 minutes ago".
kiosk-picture-taken = Taken { $ago }.
kiosk-picture-kept = It is kept for a day, and goes sooner if one of its stories may not show any more.
kiosk-picture-unknown = There is no picture of this screen, or not any more.
kiosk-picture-unreadable = This picture could not be read.
kiosk-picture-not-wanted = Nobody asked for this picture, or it shows a story that may not show any more.
