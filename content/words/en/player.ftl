### What an exhibition's screen says to whoever stands before it. It is read on a wall: short, and large on buttons.
### The words come with the player's own page, so they are there without a network.

## Visits begin and end

player-attract-start = Touch to start
player-attract-keys = Cannot see this screen? Press any of the keys below it. It then speaks.
player-idle-title = Are you still there?
player-idle-words = Touch anywhere, or press any key, to stay. If not, this screen begins again.
player-idle-seconds =
    { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
player-idle-stay = I am still here

## The bar at the foot of every screen. Each word stands under a sign, on a button as wide as a thumb.

player-bar = This screen
player-home = Home
player-back = Back
player-smaller = Smaller
player-smaller-text = Smaller text
player-larger = Larger
player-larger-text = Larger text
player-phone = On my phone
player-lower = Lower
player-lower-named = Everything lower, for reaching from a wheelchair

## The spoken mode: what the screen says to people who do not see it, and how it is used by keys

player-aloud-welcome = Spoken mode. Key 2, or the down arrow, goes on to the next thing to press, and 8 or the up arrow to the one before. Key 5 or Enter presses it. Key 1 says what the other keys do. The star ends the spoken mode.
player-aloud-keys = 2 and 8, or down and up, go from one thing to the next. 5 or Enter presses. 4 and 6, or left and right, turn pages, and go back and on in a sound or a film. 0 goes back. 7 goes home. Plus and minus change how loud it is. The slash says again what was said. The star ends the spoken mode.
player-aloud-off-now = The spoken mode is off. The star begins it again.
player-aloud-count =
    { $count ->
        [one] { $count } thing to press.
       *[other] { $count } things to press.
    }
player-aloud-button = Button
player-aloud-slider = Slider. 4 and 6 move it by 5 seconds
player-aloud-words = Words. 5 reads them out, 4 and 6 go by paragraphs
player-aloud-picture = To be seen:
player-aloud-on = On
player-aloud-off = Off
player-aloud-unusable = Nothing to do just now
player-aloud-paused = Paused at { $place }
player-aloud-ended = That was all of it
# $place is such as "0:05 of 0:20".
player-aloud-time = { $place }
player-aloud-size = Text size { $step } of { $largest }
player-aloud-no-voice = In { $language }, for which this device has no voice.

## Home, and the stories of a theme

player-languages = Captions and words first in
player-home-question = What would you like to see?
player-stories-all = All stories
player-stories-count =
    { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }
player-stories-some = { $count } of { $all } stories
player-stories-theme = Theme
player-pages = Pages
player-pages-before = Previous
player-pages-after = Next
player-page-of = Page { $page } of { $pages }
player-page-numbered = Page { $page }

## What a list is narrowed by. A button for each says what there is to choose; once something is chosen, it takes that back.

player-narrow = Show fewer stories
player-narrow-by =
    { $by ->
        [theme] Theme
        [kind] Kind
       *[place] Place
    }
player-narrow-choices = { $count } to choose from
player-narrow-all =
    { $by ->
        [theme] All themes
        [kind] All kinds
       *[place] All places
    }
player-narrow-question =
    { $by ->
        [theme] Which theme would you like?
        [kind] Would you rather look, listen or read?
       *[place] Which place would you like?
    }

## A story and its works

player-story-words = The story in words
player-story-tools = Tools for this work
player-story-works = Works in this story
# Two works of one kind have a button each: $kind is "Film" or "Picture".
player-story-work-numbered = { $kind } { $number }
# $makers is a list of names: "Ann, Bo and Cy".
player-story-makers = Made with { $makers }
player-story-sample = This is a sample story. It was made up for this archive.
# Leads to where the visitor was in the list: its page, as they had narrowed it. A line more would push the buttons above.
player-story-back = Back to the list
player-story-next = Next story
# After the last one of the list.
player-story-first = First story
player-fill = Fill screen
player-fill-end = Words
player-words-up = Up
player-words-down = Read on
player-transcript = In words
player-follow = Follow again

## Looking closer at a picture

player-picture-closer = Closer
player-picture-further = Further
player-picture-whole = Whole
player-picture-left = Left
player-picture-up = Up
player-picture-down = Down
player-picture-right = Right
player-picture-is-whole = The whole picture
# $times is how much larger it shows, such as 2.5.
player-picture-is-closer = { NUMBER($times, minimumFractionDigits: 1, maximumFractionDigits: 1) } times as close
player-page-previous = Previous page
player-page-next = Next page

## Playing sound and film

player-play = Play
player-pause = Pause
player-again = 10 seconds
player-again-named = Back 10 seconds
player-quieter = Quieter
player-louder = Louder
player-volume = Volume { $step } of { $loudest }
player-place-in-film = Place in the film
player-place-in-sound = Place in the sound
# Both are clock times such as 1:05.
player-place = { $at } of { $length }
player-captions = Captions
# $which is the name of a language, or that there are none.
player-words-in = Words: { $which }
player-words-off = Off
player-described = Described
player-words-own = As it was said
player-chapters = Chapters
player-translation = In { $language }
player-translation-by = { $language }: translated by { $by }

## Before a hard story and after it

player-note-over = Before you go on
player-note-go-on = Go on to the story
player-note-another = Choose another story
player-support-over = After this story
player-support-title = If you would like to talk to somebody
player-support-more = See more stories
player-support-again = Back to this story

## A story that was taken back while somebody stood before it

player-gone-title = This story is no longer here
player-gone-words = The person who told it decides where it shows. There are others to see and hear.
player-gone-others = See other stories

## For a visitor's own phone

player-phone-over = On your own phone
player-phone-story = Take this story with you
player-phone-share = Share your own story
player-phone-how = Point your phone’s camera at a square, or type the address below it.
player-phone-again = See “{ $title }” again
player-phone-square = A square code that leads to { $address }

## Pairing a screen with an exhibition, read by a curator

player-pairing-title = Pair this screen
# $code is spelt out, such as "7 K Q 3 X M".
player-pairing-code = The code is { $code }
player-pairing-sign-in = Sign in as a curator on another device.
player-pairing-open = Open “Screens”, then “Pair a screen”.
player-pairing-type = Type this code. This screen then goes on by itself.
player-pairing-changes = The code changes every 15 minutes.
player-pairing-asking = Asking for a code.
player-pairing-offline = This screen cannot reach the archive just now. It keeps trying.

## While the exhibition loads

player-archive = { -archive }
player-loading-over = Getting ready
player-loading-words = This screen fetches the whole exhibition. It will then play without a network too.
player-loading-bar = How much has arrived
# Sizes are such as "12 MB".
player-loading-amount = { $held } of { $wanted } files, { $bytesHeld } of { $bytesWanted }
player-loading-free = Free on this screen: { $free }
player-loading-left-out =
    { $count ->
        [one] { $count } story does not fit and is left out.
       *[other] { $count } stories do not fit and are left out.
    }
player-loading-failed = Something did not arrive. It tries again in a minute.

## When there is nothing to show

player-expired-title = This exhibition needs its connection
player-expired-why = It has not been able to ask which stories may still be shown, so it shows none.
player-expired-what = As soon as the network is back, it goes on by itself. Please tell somebody who works here.
player-before = It opens on { $day }. Please come again then.
player-closed-title = This exhibition has closed
player-closed-until = “{ $title }” could be seen until { $day }.
player-closed-thanks = Thank you to everyone who came, and to everyone who told a story.
player-empty = There are no stories here just now. Please come again.
player-resting = This screen is resting until { $time }.
# $day is such as "Monday 4 January".
player-resting-day = This screen is resting until { $day }, { $time }.
player-resting-long = This screen is resting.
player-trouble-title = This screen cannot start
player-trouble-https = It needs a secure address, one that begins with https.

## Where a curator asks which screen this is: its name stands below

player-identify = This screen is

## What a screen tells curators of itself. $error is the browser's own words.

player-error = The player had an error: { $error }
player-error-file = A file could not be fetched: { $error }
player-error-bytes = Wrong bytes came from { $address }
player-error-room = There is no room for { $address }
player-error-keeping = The exhibition could not be kept: { $error }
# $release is its version, such as 69c368cfe04b0b7f.
player-error-release = A new player did not run, and the one before plays on: { $release }
player-error-no-voice = Somebody wanted this screen to speak, but its computer has no voice. The guide to setting up a screen says how to give it one.
player-error-sound = The browser played no sound by itself. See its flags in the guide for screens.
player-error-file-changed = A file on this screen had changed. It is fetched again.

## The page before its script runs

player-page-title = Exhibition screen
player-page-ready = This screen is getting ready.
player-page-no-script = An exhibition screen needs JavaScript. Please turn it on in the browser and load this page again.
