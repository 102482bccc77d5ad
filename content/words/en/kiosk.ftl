### Exhibitions and their screens, as curators see them. What screens say is in player.ftl.
### A story "hangs" in an exhibition when it is chosen for it and may show there.

kiosk-exhibitions = Exhibitions
kiosk-screens = Screens
kiosk-save = Save
kiosk-saved = Saved.
kiosk-too-long = Use at most { $most } characters here.
kiosk-choose-one = Choose one
kiosk-form-unreadable = Part of this form could not be read. Go back, reload the page and try again.
kiosk-exhibition-unknown = There is no such exhibition.
kiosk-screen-unknown = There is no such screen.
kiosk-file-unknown = There is nothing to see or hear at this address.
kiosk-anonymous = Anonymous
kiosk-preview = Preview
kiosk-preview-title = Preview of { $exhibition }
# Stands where the words of an exhibition stand
kiosk-preview-story-words = One story as a screen shows it, with what stood in the boxes, saved or not. A film’s captions are those that are saved. Nobody else sees it.

## Somebody else changed it first: nothing is saved, and nothing typed is lost.

kiosk-conflict-title = Someone else got there first
# $what is an exhibition's or a screen's name.
kiosk-conflict-words = “<bdi>{ $what }</bdi>” has changed since you opened it. Nothing of yours was saved, and nothing of theirs was overwritten.
kiosk-conflict-look = Look at it as it is now
kiosk-conflict-typed = What you typed
kiosk-conflict-copy = It is only here. Copy what you want to keep.

## The list of exhibitions

kiosk-list-words = Storytellers can be asked about each exhibition by its name. Someone who says yes to exhibition screens says yes to all of them, unless they say no to one.
kiosk-list-none = There are no exhibitions yet.
kiosk-list-not-open = Not open yet
kiosk-list-closed = Closed
kiosk-list-hangs =
    { $stories ->
        [one] { $stories } story hangs in it
       *[other] { $stories } stories hang in it
    }, on { $screens ->
        [one] { $screens } screen
       *[other] { $screens } screens
    }.
kiosk-list-belongs = It belongs to { $neighbourhood }.
kiosk-list-asked = Storytellers are asked about it.
kiosk-list-not-asked = Storytellers are not asked about it.
kiosk-list-choose = Choose stories<span class="visually-hidden"> for { $exhibition }</span>
kiosk-list-change = Change its words<span class="visually-hidden">: { $exhibition }</span>

## What is said of an exhibition

kiosk-exhibition-add = Add an exhibition
kiosk-exhibition-change = Change { $exhibition }
kiosk-exhibition-name = Name
kiosk-exhibition-name-hint = As storytellers and visitors know it.
kiosk-exhibition-name-missing = Enter a name for the exhibition.
kiosk-exhibition-name-letters = Enter a name with some letters from A to Z or numbers in it.
kiosk-exhibition-name-taken = There is an exhibition of that name already. Choose another name, such as one with the year.
kiosk-exhibition-place = Where it is
kiosk-exhibition-place-hint = Such as Workington Library.
kiosk-exhibition-place-missing = Say where it is, such as Workington Library.
kiosk-exhibition-whose = Whose exhibition it is
kiosk-exhibition-whose-hint = Curators of that neighbourhood look after it. One of no neighbourhood is for curators of all.
kiosk-exhibition-whose-none = No one neighbourhood
kiosk-exhibition-whose-missing = Choose whose exhibition it is.
kiosk-exhibition-about = About
kiosk-exhibition-about-hint = One or two sentences. You can leave this empty.
kiosk-exhibition-opens = Opens
kiosk-exhibition-opens-hint = Its first day. Before it, screens say when it opens. You can leave this empty.
# $fault says what is wrong with a typed day, such as "must be a real day".
kiosk-exhibition-opens-wrong = The day it opens { $fault }
kiosk-exhibition-closes = Closes
kiosk-exhibition-closes-hint = Its last day. After it, screens say that it has closed, and show no story. You can leave this empty.
kiosk-exhibition-closes-wrong = The day it closes { $fault }
kiosk-exhibition-closes-early = It cannot close before it opens.
kiosk-exhibition-lease = How many days a screen plays without a network
# Stands beside the number, so that whoever sets it knows what it means for a storyteller.
kiosk-exhibition-lease-hint = A number from 1 to 30, and 7 is usual. A screen with no network still shows a story that its maker took back, for at most so many days after it last heard from the archive. Then it hides everything. A new number counts for a screen from when it next hears from the archive.
kiosk-exhibition-lease-wrong = Enter a number of days from { $least } to { $most }, such as 7.
kiosk-exhibition-asking = Asking
kiosk-exhibition-asking-yes = Ask storytellers about this exhibition
kiosk-exhibition-asking-hint = While this is ticked, each new story is asked whether it may show here. A no here counts for this exhibition alone.

## Choosing what hangs in it

kiosk-choosing-title = Stories in { $exhibition }
# $size is such as "12 MB".
kiosk-choosing-total =
    { $total ->
        [one] { $total } story hangs here.
       *[other] { $total } stories hang here.
    } On a screen they take { $size }.
kiosk-choosing-see = See it as visitors will
kiosk-choosing-see-tall = See it on a tall screen
kiosk-choosing-see-wall = See it as a wall
kiosk-choosing-change = Change its words
kiosk-choosing-find = Find a story
kiosk-choosing-find-hint = By words in its title, its text or its maker’s name.
kiosk-choosing-find-send = Find
kiosk-choosing-find-all = Show all
kiosk-choosing-hanging = Hanging now
kiosk-choosing-hanging-hint = The first one shows first. A story that may not show any more leaves by itself. It comes back to its place when it may.
kiosk-choosing-hanging-none = Nothing hangs here yet. Choose stories below.
kiosk-choosing-hanging-none-found = None of the stories that hang has these words.
# Said to who cannot see the list; the number follows.
kiosk-choosing-number = Number
# $title is a story's title, for who cannot see beside what the button stands.
kiosk-choosing-to-top = To the top<span class="visually-hidden">: { $title }</span>
kiosk-choosing-up = Move up<span class="visually-hidden">: { $title }</span>
kiosk-choosing-down = Move down<span class="visually-hidden">: { $title }</span>
kiosk-choosing-place = To number<span class="visually-hidden">, for { $title }</span>
kiosk-choosing-move = Move<span class="visually-hidden">: { $title }</span>
kiosk-choosing-place-wrong = Type a number from 1 to { $most }.
kiosk-choosing-take-down = Take down<span class="visually-hidden">: { $title }</span>
kiosk-choosing-more = Stories that may hang here
kiosk-choosing-more-hint = Their makers said yes to this exhibition, or to exhibition screens.
# The story's title follows.
kiosk-choosing-hang-one = Hang
kiosk-choosing-hang = Hang the ticked stories
kiosk-choosing-older = Show older stories
kiosk-choosing-more-none = Every story that may hang here does.
kiosk-choosing-more-none-found = No other story with these words may hang here.
kiosk-choosing-fits = fits the rule
kiosk-choosing-note = has a content note
kiosk-choosing-sample = sample
kiosk-choosing-rule = What comes in by itself
kiosk-choosing-by = Which stories hang here?
kiosk-choosing-by-hand = Only the stories I choose
kiosk-choosing-by-rule = Every story that fits, and those I choose
kiosk-choosing-by-rule-hint = New stories that fit come in by themselves once they are published.
kiosk-choosing-themes = Themes that fit
kiosk-choosing-themes-hint = Where nothing is ticked, any theme fits.
kiosk-choosing-places = Neighbourhoods that fit
kiosk-choosing-places-hint = Where nothing is ticked, any neighbourhood fits.
kiosk-choosing-forms = Forms that fit
kiosk-choosing-forms-hint = Where nothing is ticked, any form fits.
kiosk-choosing-done-order = The order is saved.
kiosk-choosing-done-hang = The stories hang now.
kiosk-choosing-done-down = The story is taken down.
kiosk-choosing-done-none = No story was ticked, so nothing has changed.

## How often stories were opened, started and heard to their end

kiosk-plays-title = Visits to { $exhibition }
kiosk-plays-spans = How far back
kiosk-plays-span-7 = The last 7 days
kiosk-plays-span-30 = The last 30 days
kiosk-plays-span-all = All that is kept
kiosk-plays-total-7 =
    { $total ->
        [one] Stories were opened { $total } time in the last seven days. Nothing but numbers is kept of visitors.
       *[other] Stories were opened { $total } times in the last seven days. Nothing but numbers is kept of visitors.
    }
kiosk-plays-total-30 =
    { $total ->
        [one] Stories were opened { $total } time in the last 30 days. Nothing but numbers is kept of visitors.
       *[other] Stories were opened { $total } times in the last 30 days. Nothing but numbers is kept of visitors.
    }
kiosk-plays-total-all =
    { $total ->
        [one] Stories were opened { $total } time since the exhibition began. Nothing but numbers is kept of visitors.
       *[other] Stories were opened { $total } times since the exhibition began. Nothing but numbers is kept of visitors.
    }
kiosk-plays-meaning = Started counts stories in which a sound or a film was played. Finished counts those in which one was played to its end. Pictures and words take as long as a visitor likes: they are only opened.
kiosk-plays-picture = Stories opened, started and finished, as bars. The same numbers are in the tables below.
kiosk-plays-save-picture = Save the picture
kiosk-plays-save-file = Numbers for a spreadsheet<span class="visually-hidden">, CSV file</span>
kiosk-plays-by-day = By day
kiosk-plays-by-month = By month
kiosk-plays-by-hour = By hour of the day
kiosk-plays-when = When
kiosk-plays-table = Stories opened, by hour and day
# Over the hours of the day: "From 14:00".
kiosk-plays-from = From
kiosk-plays-by-story = By story
kiosk-plays-story = Story
kiosk-plays-opened = Opened
kiosk-plays-started = Started
kiosk-plays-finished = Finished
kiosk-plays-gone = A story that shows here no more

## The list of screens

kiosk-screens-words = Screens in exhibitions, and how they are. What needs somebody comes first.
kiosk-screens-none = No screen is paired yet.
kiosk-screens-visits = Visits
kiosk-screens-revoked = Not paired any more
kiosk-screens-holding = Still out there
kiosk-screens-holding-words = These screens hold a story that may not show any more. A screen that is in touch removes it within 15 minutes. If one is silent, somebody can unplug it.
kiosk-screens-done-paired = The screen is paired. It begins to load the exhibition now.
kiosk-screens-done-saved = Saved. The screen takes it up within five minutes.
kiosk-screens-done-ended = The pairing has ended. The screen removes all that it holds.

## How a screen stands: said in words, so that no colour has to be told from another

kiosk-standing-holds = Holds a story that may not show
kiosk-standing-silent = Silent
kiosk-standing-trouble = Needs a look
kiosk-standing-loading = Loading
kiosk-standing-asleep = Dark outside its hours
kiosk-standing-fine = Playing
kiosk-standing-revoked = Not paired any more
kiosk-standing-before = Ready to open
kiosk-standing-closed = Exhibition closed
# $ago is "2 minutes ago".
kiosk-screen-seen = seen { $ago }
kiosk-screen-unseen = not heard from yet
kiosk-screen-loaded-empty = Nothing is loaded yet
kiosk-screen-loaded-loading = Loading
kiosk-screen-loaded-ready = All is loaded
kiosk-screen-loaded-waiting-to-swap = New stories are loaded and wait for a quiet moment
kiosk-screen-loaded-too-small = Not everything fits
kiosk-screen-loaded-failed = Not all has come; it tries again
# Sizes are such as "12 MB".
kiosk-screen-held =
    { $bytesHeld } of { $bytesWanted }, { $held } of { $wanted ->
        [one] { $wanted } file
       *[other] { $wanted } files
    }
kiosk-screen-free-unknown = not known
kiosk-screen-untouched = not yet
kiosk-screen-not-fitting =
    { $count ->
        [one] { $count } story does not fit on it.
       *[other] { $count } stories do not fit on it.
    }
# All of it on one line: $loaded is "All is loaded", $held "12 MB of 12 MB, 40 of 40 files", $touched "2 hours ago".
# $player is a version, such as 69c368cfe04b0b7f.
kiosk-screen-player-newest = Newest player ({ $player })
kiosk-screen-player-other = Another player than the archive’s ({ $player })
kiosk-screen-line = { $loaded } ({ $held }). Free space: { $free }. Last touch: { $touched }. { $player }.
kiosk-screen-line-left-out =
    { $count ->
        [one] Left out: { $count } story.
       *[other] Left out: { $count } stories.
    }
kiosk-screen-ended-told = Its pairing ended { $ended }. It heard so { $told }, and removes what it holds.
kiosk-screen-ended-unheard = Its pairing ended { $ended }. It has never told what it holds.
kiosk-screen-ended-untold = Its pairing ended { $ended }. It has not asked since. What it holds hides by itself on { $until } at the latest.

## A story that a screen still holds although it may not show. $story is its reference.

kiosk-stray-unknown = A story that is not known here
kiosk-stray-until = <strong>{ $story }</strong> may not show; the screen hides it by itself on { $until } at the latest.
kiosk-stray-until-since = <strong>{ $story }</strong> may not show since { $since }; the screen hides it by itself on { $until } at the latest.
kiosk-stray-hidden = <strong>{ $story }</strong> may not show; the screen hides it by itself since { $until }, for it has been out of touch too long.
kiosk-stray-hidden-since = <strong>{ $story }</strong> may not show since { $since }; the screen hides it by itself since { $until }, for it has been out of touch too long.

## One screen

kiosk-screen-holding =
    { $count ->
        [one] This screen holds { $count } story that may not show any more.
       *[other] This screen holds { $count } stories that may not show any more.
    }
# $opening says when the exhibition opens or closed: "It opens on 1 March 2027."
kiosk-screen-opening = { $exhibition }: { $opening }
kiosk-screen-trouble = Last trouble
kiosk-screen-loaded = Loaded
kiosk-screen-free = Free space
kiosk-screen-left-out = Left out
kiosk-screen-lacking = Waits for a file
kiosk-screen-touched = Last touch
kiosk-screen-player = Player
# $when is "22 November 2026 at 14:05", $time "3 hours".
kiosk-screen-since = It has run since { $when }, for { $time }
kiosk-screen-clock = Its clock
kiosk-clock-right = Right
# $time is "8 days".
kiosk-clock-ahead = { $time } ahead. Set it right: the screen goes by it where the network is down.
kiosk-clock-behind = { $time } behind. Set it right: the screen goes by it where the network is down.
# Times of day, such as 14:05.
kiosk-clock-zone = Set to another time zone: it shows { $shows } when it is { $is } here. The screen’s hours are those of here all the same.
kiosk-screen-pixels = Pixels in a millimetre
kiosk-screen-paired = Paired
kiosk-screen-change = Change it
kiosk-screen-end = End its pairing

## What a curator sets for a screen

kiosk-screen-name = Where it stands
kiosk-screen-name-hint = Such as By the library door.
kiosk-screen-name-missing = Say where the screen stands, such as By the library door.
kiosk-screen-name-taken = There is a screen of that name already: { $screen }. Give this one a name of its own, such as with its floor.
kiosk-screen-exhibition = What it shows
kiosk-screen-exhibition-missing = Choose what the screen shows.
kiosk-screen-orientation = How it stands
kiosk-screen-upright = Upright
kiosk-screen-on-its-side = On its side
kiosk-screen-orientation-missing = Choose how the screen stands.
kiosk-screen-inches = Its size in inches, from corner to corner
kiosk-screen-inches-hint = It is on the label or the box, such as 32. From it buttons are made large enough to touch.
kiosk-screen-inches-wrong = Enter the size in inches, from { $least } to { $most }, such as 32.
kiosk-screen-resolution = Its pixels
kiosk-screen-resolution-missing = Choose how many pixels the screen has.
kiosk-screen-scale = How much the computer enlarges
kiosk-screen-scale-hint = Leave this as it is if you have not changed it there.
kiosk-screen-scale-missing = Choose how the computer enlarges.
kiosk-screen-scale-percent = { $percent } per cent
kiosk-screen-volume = How loud it may get, out of 100
kiosk-screen-volume-wrong = Enter a number from 0 to 100, such as 70.
kiosk-screen-care = Care for the screen
kiosk-screen-care-shift = Move everything a little now and then
kiosk-screen-care-shift-hint = So that nothing burns into the screen.
kiosk-screen-controls = Where everything is touched
kiosk-screen-controls-hint = This counts for a screen on its side. On an upright one everything is touched in its lower half.
kiosk-screen-controls-right = On the right
kiosk-screen-controls-left = On the left
kiosk-screen-reach = From a wheelchair
kiosk-screen-low = Begin with everything low
kiosk-screen-low-hint = All that is touched stands in the lowest third of an upright screen, or the lower half of one on its side. Visitors can change it with “Lower”.
kiosk-screen-unseen-by = For people who cannot see the screen
kiosk-screen-keys = There are keys below it
kiosk-screen-keys-hint = Any USB number pad will do. The first key begins to read out what stands on the screen. The guide to setting up a screen says how.

## A wall: a screen that nobody can reach, which plays by itself

kiosk-wall-mode = How it is used
kiosk-wall-touch = People touch it, and choose for themselves
kiosk-wall-wall = Nobody can reach it, and it plays by itself
kiosk-wall-wall-hint = Whole stories, one after another, such as on a large screen high on a wall.
kiosk-wall-mode-missing = Choose how the screen is used.
kiosk-wall-order = The order of its stories
kiosk-wall-order-shuffled = Another order each day
kiosk-wall-order-in-order = As they hang in the exhibition
kiosk-wall-order-missing = Choose the order of the stories.
kiosk-wall-sound = Sound
kiosk-wall-sound-yes = Play films and sounds out loud
kiosk-wall-sound-hint = If not, they play in silence, with what is said in words.
kiosk-wall-share =
    { $form ->
        [artwork] Time for artworks
        [sound] Time for sounds
        [film] Time for films
       *[words] Time for words
    }
kiosk-wall-share-hint = In parts: 2 for films and 1 for each of the others give films twice as much time. 0 leaves them out. Leave all four empty, and each story has its turn.
kiosk-wall-share-wrong = Enter a whole number from 0 to { $most } for each of the four, or leave all four empty.
kiosk-wall-share-none = Give at least one of the four a number above 0, or leave all four empty.

## Pairing a screen, and ending it

kiosk-pair-title = Pair a screen
kiosk-pair-words = Open this archive’s address with <strong>/kiosk</strong> at its end on the screen. It shows a code. A code is good for 15 minutes.
kiosk-pair-no-exhibition = There is no exhibition yet that the screen could show. <a href="{ $link }">Add one first</a>.
kiosk-pair-code = The code on the screen
kiosk-pair-code-hint = Six letters and numbers, such as 7KQ3XM.
kiosk-pair-code-missing = Enter the code that the screen shows.
kiosk-pair-code-wrong = No screen waits with this code. Check it, or reload the screen for a new one.
kiosk-pair-send = Pair the screen
kiosk-pair-already = This screen is paired. A curator can end that on the page of screens.
kiosk-not-paired = This screen is not paired with an exhibition, or not any more.
kiosk-end-title = End the pairing of { $screen }
kiosk-end-question = End the pairing of <bdi>{ $screen }</bdi>?
kiosk-end-words = The screen stops at once and removes all that it holds. It then shows a new code, so that it can be paired again.
kiosk-end-send = End the pairing
kiosk-end-keep = Keep it

## When a screen is open

kiosk-times-from = From
kiosk-times-until = Until
kiosk-times-half = Enter both times, or leave both empty.
kiosk-times-unreadable = Enter the times as hours and minutes, such as 9:00 and 17:30.
kiosk-times-same = Enter two times that differ. For the whole day enter 0:00 and 24:00.
kiosk-row-remove = Remove it when I save
kiosk-hours = When it is open, every day
kiosk-hours-hint = As hours and minutes, such as 9:00 and 17:30, as clocks show them in the UK. Outside these hours the screen is dark. Until may be after midnight. Leave all of it empty if the screen is always open.
kiosk-hours-every-missing = Enter the hours of every day here, or say below when it is open on each day. Nothing is said of { $weekday }.
kiosk-hours-never = With these hours the screen would never be open. Enter the hours of one day at least.
kiosk-hours-days = Days of the week that differ
kiosk-hours-days-hint = Leave a day empty if it is open as on every day.
kiosk-hours-closed = Closed
# $fault is a whole sentence on what is wrong with its times.
kiosk-hours-day-wrong = { $weekday }: { $fault }
kiosk-hours-day-both = { $weekday } has times, and is ticked as closed. Do one of these.
kiosk-exceptions = Holidays and other dates that differ
kiosk-exceptions-hint = Leave both times empty if it is closed then. A date in the midst of a holiday may have hours of its own. Once you save, there is room for more.
kiosk-exceptions-many = A screen can have { $most } of these dates at most. Remove some that are over.
kiosk-exception = Date { $number }
kiosk-exception-new = Date { $number }, to add
kiosk-exception-name = What it is, such as Christmas
kiosk-exception-first = First day
kiosk-exception-last = Last day, if it is more than one
kiosk-exception-day-missing = Enter the day, or empty the whole row.
# $fault says what is wrong with a typed day, such as "must be a real date."
kiosk-exception-first-wrong = The first day { $fault }
kiosk-exception-last-wrong = The last day { $fault }
kiosk-exception-last-early = The last day cannot come before the first.

## What a screen shows at other times

kiosk-programme = What it shows at other times
kiosk-programme-hint = In place of what it shows otherwise. Where two fit, the first counts. It changes over by itself at that minute, without a network too, but never while somebody stands at the screen.
kiosk-programme-line = Time { $number }
kiosk-programme-new = Time { $number }, to add
kiosk-programme-exhibition = What it shows then
kiosk-programme-none = Nothing else
# Stands where the name of an exhibition stands, which this curator does not look after.
kiosk-programme-others = an exhibition of other curators
kiosk-programme-exhibition-missing = Choose what it shows then, or remove this time.
kiosk-programme-times-missing = Enter from when and until when it shows this.
kiosk-programme-days = On which days
kiosk-programme-days-hint = Where nothing is ticked, it is every day.
kiosk-programme-many = A screen can have { $most } of these times at most.
# $exhibitions is such as "Work and The Quay".
kiosk-screen-also = At other times it shows { $exhibitions }.

## Groups of screens

kiosk-screen-group = Its group
kiosk-screen-group-hint = Such as Workington Library. Screens of one group stand together in the list, and their hours can be set in one step. You can leave this empty.
kiosk-group-none = In no group
kiosk-group-unknown = There is no such group of screens.
kiosk-group-hours-link = Set the hours of all these screens<span class="visually-hidden"> of { $group }</span>
kiosk-group-hours-title = Hours of { $group }
kiosk-group-hours-words = These hours take the place of those that each of these screens has now:
kiosk-group-hours-late = These screens were changed by somebody else meanwhile, and are not saved. All others are. Save again to give these the same hours:
kiosk-group-hours-send =
    { $count ->
        [one] Save for { $count } screen
       *[other] Save for { $count } screens
    }
kiosk-group-hours-done = Saved for all screens of the group. They take it up within five minutes.
