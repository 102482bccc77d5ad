### What the pages' scripts say: buttons that only they make, and what comes of something that they do.

## Links, passwords, printing

scripts-copy-link = Copy the link
scripts-copied = Copied
scripts-copy-failed = This browser did not let us copy it
scripts-print = Print this page
scripts-show-password = Show password
scripts-hide-password = Hide password

## Words that stand in a file, on the review page

scripts-add-found-words = Add it to the words
scripts-caption-file = Or choose a file of captions
scripts-caption-file-put = { $name } is now in the box. Save, and we read it.
scripts-caption-file-too-large = { $name } is too large for captions. Choose the .vtt or .srt file.
scripts-put-draft = Put it in the box
scripts-put-nobody-speaks = Say that nobody speaks
scripts-draft-put = It is now in the box below. Read it there, then save.
scripts-found-words-added = It is now at the end of the words. Read it there, then save.

## Stories in the curators' list, to tick all of them or none

scripts-choose-all = Choose all on this page
scripts-choose-none = Choose none

## Stories of an exhibition, put in order by drag and by keys

scripts-order-hint = Drag a story by its handle. By keys: press Enter on the handle, move it with the arrow keys, and press Enter again.
scripts-order-handle = Move “{ $title }”
scripts-order-held = “{ $title }” is in your hand, number { $place } of { $total }. Arrow keys move it, Enter puts it down, Escape puts it back.
scripts-order-at = Number { $place } of { $total }
scripts-order-back = “{ $title }” is back where it was, number { $place } of { $total }.
scripts-order-done = “{ $title }” is now number { $place } of { $total }.
scripts-order-conflict = Somebody else changed this list first, so nothing was moved.
scripts-order-failed = We could not save that, so nothing was moved. Please try again in a moment.
scripts-order-reload = See the list as it is now

## What is typed is kept as it is typed

scripts-typed-kept = Kept as you type.
scripts-typed-no-signal = There is no signal, so this is not kept yet. We try again by ourselves.
scripts-typed-not-now = We cannot keep this just now. We try again by ourselves.

## Files on their way

scripts-under-a-minute-left = less than a minute left
scripts-minutes-left =
    { $minutes ->
        [one] about { $minutes } minute left
       *[other] about { $minutes } minutes left
    }
scripts-hours-left =
    { $hours ->
        [one] about { $hours } hour left
       *[other] about { $hours } hours left
    }
scripts-percent-arrived = { $percent }% has arrived.
# Comes before what is wrong, for people who use a screen reader
scripts-error = Error:
# $name is a file's name wherever it stands here
scripts-sending-bar = { $name }, percent sent
scripts-sending-waits = Waiting for its turn
scripts-sending-percent = Sending: { $percent }%
# $left is "about 3 minutes left"
scripts-sending-percent-left = Sending: { $percent }%, { $left }
scripts-sending-all-sent = All of it is sent. We are putting it away safely.
scripts-sending-checking = Nearly there. We are checking that nothing was lost on the way.
scripts-sending-quarter = { $name }: { $percent }% sent
scripts-sending-begun = Sending { $name }
scripts-sending-arrived = { $name } has arrived
scripts-sending-same = “{ $name }” is the same as “{ $other }”, which is here already. It is kept once.
scripts-sending-pause = Pause
scripts-sending-go-on = Go on
scripts-sending-try-now = Try now
scripts-sending-cancel = Cancel
# Takes away what was said of a file that could not be sent
scripts-sending-dismiss = Dismiss
scripts-sending-paused = Paused at { $percent }%
scripts-sending-paused-aloud = { $name }: paused at { $percent }%
scripts-sending-going-on = Going on
scripts-sending-going-on-aloud = { $name }: going on
scripts-sending-cancelled = { $name } was cancelled
scripts-sending-removed = { $name } was removed
scripts-sending-not-removed = { $name } could not be removed just now. Try again in a minute.
# $sentence is what happens to it just now, such as scripts-sending-no-signal
scripts-sending-of-file = { $name }: { $sentence }
# $sentence is what the archive says is wrong
scripts-sending-keep-trying = { $sentence } We keep trying while this page is open.
scripts-sending-no-signal = No signal just now. We go on by ourselves when it is back.
scripts-sending-no-answer = The archive does not answer just now. We go on by ourselves when it does.
scripts-sending-elsewhere = This file is being sent from another tab or device. We go on here when that stops.
scripts-sending-changed = “{ $name }” can no longer be read. It may have been moved or changed since you chose it. Choose it again.
scripts-sending-failed = “{ $name }” could not be sent. Reload the page and try again.

## Recording a sound, a film or a photo. $way is one of these three.

# The name of the file, without its ending: "Sound, 23 November, 10.05"
scripts-recording-name =
    { $way ->
        [sound] Sound
        [film] Film
       *[photo] Photo
    }, { $day }, { $time }
scripts-under-a-second = less than a second
scripts-another-question = Another question
scripts-record-asking = Waiting for your answer to the browser’s question.
scripts-record-listening = Listening…
scripts-record-no-microphone = We found no microphone, so this film has no sound.
scripts-record-on =
    { $way ->
        [film] The camera is on.
       *[sound] The microphone is on.
    } Nothing is recorded yet.
scripts-record-camera-on = The camera is on.
# In a list of microphones, for one without a name
scripts-record-microphone = Microphone { $number }
# How loud it is just now
scripts-level =
    { $level ->
        [quiet] It is very quiet. Come closer, or speak up.
        [loud] It is very loud. Move back a little.
       *[heard] We can hear you.
    }
# What the recorder is doing, above its clock
scripts-record-state =
    { $state ->
        [recording] Recording
        [paused] Paused
       *[ready] Ready
    }
# The button that starts, pauses and goes on
scripts-record-button =
    { $state ->
        [recording] Pause
        [paused] Go on recording
       *[ready] Start recording
    }
scripts-record-begun = Recording.
scripts-record-paused-after = Paused after { $time }.
scripts-record-goes-on = Recording goes on.
scripts-record-last-minute = One minute is left.
scripts-record-nothing = Nothing was recorded. Press the button and try again.
scripts-record-interrupted = The recording stopped by itself, as a call or another app may do. What was recorded until then is here.
scripts-record-longest = This is as long as a recording can be. You can keep it, then record another.
scripts-record-sent-as-you-go = Your recording is sent as you go, so that nothing is lost.
scripts-record-signal-back = The signal is back.
scripts-record-no-signal = No signal just now. Your recording goes on, and is kept on this device.
scripts-record-cannot-be-sent = It cannot be sent as it is. You can save it on this device when you stop.
scripts-record-all-safe = All of it has arrived safely.
# $time is a place in the recording, such as "0:42"
scripts-record-safe-so-far = Safe so far: the first { $time }.
# $time is a length, such as "1 minute 5 seconds"
scripts-record-length = It is { $time } long.
scripts-record-stopped = Stopped. It is { $time } long. Listen to it, then keep it or record again.
scripts-photo-failed = The photo could not be taken. Press the button again.
scripts-photo-taken = The photo is taken. Look at it, then use it or take it again.
scripts-rescued = The last of your recording has arrived from this device.
scripts-rescued-elsewhere = The last of your recording has arrived from this device. You can keep it: it is with your files.

# Why the devices could not be used, and what to press
scripts-device-not-allowed =
    { $way ->
        [sound] Your browser did not let us use the microphone. Press the sign beside the address of this page and allow the microphone there. Then press the button again. If it is allowed already, look in the settings of your device too.
        [film] Your browser did not let us use the camera and microphone. Press the sign beside the address of this page and allow the camera and microphone there. Then press the button again. If it is allowed already, look in the settings of your device too.
       *[photo] Your browser did not let us use the camera. Press the sign beside the address of this page and allow the camera there. Then press the button again. If it is allowed already, look in the settings of your device too.
    }
scripts-device-not-found =
    { $way ->
        [sound] We found no microphone on this device. Plug one in and press the button again, or use another way below.
        [film] We found no camera and microphone on this device. Plug one in and press the button again, or use another way below.
       *[photo] We found no camera on this device. Plug one in and press the button again, or use another way below.
    }
scripts-device-in-use =
    { $way ->
        [sound] Something else is using the microphone, such as a call or another app. Close that, then press the button again.
        [film] Something else is using the camera and microphone, such as a call or another app. Close that, then press the button again.
       *[photo] Something else is using the camera, such as a call or another app. Close that, then press the button again.
    }
scripts-device-failed =
    { $way ->
        [sound] The microphone did not start. Press the button again, or use another way below.
        [film] The camera and microphone did not start. Press the button again, or use another way below.
       *[photo] The camera did not start. Press the button again, or use another way below.
    }

# A voice that a curator recorded
scripts-narrate-not-sent = Your recording did not arrive. It is still here. Check your connection, then press the button again.

## Straightening a photo

# Where a corner lies, in percent of the photo
scripts-straighten-place = { $left } percent from the left, { $top } percent from the top
# $corner is its name, such as "Top left corner"
scripts-straighten-corner = { $corner }: { $left } percent from the left, { $top } percent from the top
scripts-straighten-turned =
    { $degrees ->
        [0] Turned as you took it
       *[other] Turned by { $degrees } degrees to the right
    }
scripts-straighten-again = The rings are at the corners of your photo again
scripts-straighten-no-further = It cannot go further that way

## Playing and looking, in the galleries

scripts-play = Play
scripts-pause = Pause
# How fast and how loud a recording plays
scripts-speed = Speed
scripts-volume = Volume
# Names the slider
scripts-sound-place = Place in the sound
# $at and $length are lengths, such as "1 minute 5 seconds of 3 minutes"; $at may be "the beginning"
scripts-sound-at = { $at } of { $length }
scripts-sound-start = the beginning
# After a time, such as "0:42".
scripts-from-here = Play from here
scripts-pages-previous = Previous page
scripts-pages-next = Next page
scripts-pages-one = Page { $first } of { $all }
scripts-pages-two = Pages { $first } and { $last } of { $all }
scripts-pages-more = Pages { $first } to { $last } of { $all }
scripts-viewer = A closer look
scripts-viewer-closer = Closer
scripts-viewer-further = Further away
scripts-viewer-whole = Whole
scripts-viewer-close = Close
scripts-viewer-keys = Arrow keys move it, plus and minus bring it closer and further away, 0 shows all of it.
# What screen readers call the thing that is looked at
scripts-viewer-picture = picture
scripts-viewer-unnamed = The picture
scripts-viewer-loading = The picture is loading.
scripts-viewer-all = The whole picture
scripts-viewer-times = { NUMBER($times, minimumFractionDigits: 1, maximumFractionDigits: 1) } times as close
scripts-viewer-gone = This picture is not here any more.
scripts-viewer-failed = This picture could not be loaded. Check your connection and try again.

scripts-key = Alt { $key }

## The desk for what is said

scripts-desk-piece = Piece { $number } of { $total }
scripts-desk-piece-at = Piece { $number } of { $total }, from { $time }
scripts-desk-saved = Kept, here and in the archive.
scripts-desk-saving = Keeping what you type…
scripts-desk-away = The archive cannot be reached just now. What you type is kept on this device, and goes on its way by itself.
scripts-desk-signed-out = You have been signed out. What you type is kept on this device, and goes on its way once you are signed in.
scripts-desk-sign-in = Sign in (opens beside this page)
scripts-desk-nothing-to-undo = There is nothing to undo.
scripts-desk-nothing-to-redo = There is nothing to do again.
scripts-desk-changed-since = Somebody has changed these words since, so that cannot be undone.
scripts-desk-speed = Speed: { $speed }
scripts-desk-no-doubts = No doubtful words are left.
scripts-desk-doubtful =
    { $left ->
        [one] Doubtful: { $word }. It is the last one.
       *[other] Doubtful: { $word }. { $left } are left, this one among them.
    }
scripts-desk-missing = Words may be missing before: { $word }. { $left } left to look at, this one among them.
scripts-desk-doubts = Doubtful: { $words }
scripts-desk-begins = This piece begins at { $time }.
scripts-desk-ends = This piece ends at { $time }.
scripts-desk-out-of-order = This time lies before that of a piece above, or after that of one below. Undo it, or set the other one.
scripts-desk-not-found = “{ $words }” is not in the text.
scripts-desk-replaced =
    { $count ->
        [one] Replaced once.
       *[other] Replaced { $count } times.
    }
scripts-desk-speaks = { $name } speaks here.
# On a key: 1 to 9.
scripts-desk-speaker-key = Alt Shift { $number }
scripts-desk-file-put =
    { $count ->
        [one] { $name } stands here now: one piece, in the place of what was here. Undo brings that back.
       *[other] { $name } stands here now: { $count } pieces, in the place of what was here. Undo brings that back.
    }
scripts-desk-file-fault = { $name }, line { $line }: { $message }
scripts-desk-file-sent = { $name } goes to the translations.
scripts-desk-speaks-nobody = No name is said here.
scripts-desk-other-here = Also here: { $name }
scripts-desk-rescued = These words were typed on this device and did not arrive before the text was saved or taken out. What is marked is not in the text.
scripts-desk-rescued-missing = Not in the text: { $words }
scripts-desk-rescued-all-there = All of them are in the text now.
scripts-desk-rescued-words = Words that did not arrive
scripts-desk-rescued-done = I have put them in

## Passkeys

scripts-passkey-failed = No passkey was used. Please try again.
scripts-passkey-there = This device has a passkey for your account already.
