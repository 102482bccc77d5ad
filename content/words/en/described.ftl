### What is to be seen in a film, for people who cannot see it: typed by a curator, read aloud or read.

## On the review page. Each fault comes after the number of its line.

described-label = What is to be seen, moment by moment
described-hint = For people who cannot see it. One moment a line, the time first: 0:05 A woman closes a gate. Choose times at which nobody speaks.
described-of = What is to be seen in { $name }, moment by moment
described-fault = Line { $line }: { $message }
moments-no-time = Begin with the time, such as 0:05, and write the words after it.
moments-no-words = Write the words after the time.
moments-out-of-order = This line must come after the one at { $before }. Put them in order.
# $end is a place in the film, such as "1:30"
moments-beyond = It ends at { $end }. Give this line an earlier time.
moments-too-long = A line must be { $most } characters or fewer. This one has { $length }. Make two of it.
described-too-long = All moments together must be { $most } characters or fewer. These have { $length }.

## On the story page. The words of the film stand under it, and are read aloud where the browser can.

# Both turn it on and off. A device without a voice for the story’s language writes it instead.
described-read = Read the description aloud
described-write = Show the description as it plays

## A voice that a curator recorded, and why it could not be laid over the film

described-recording-without-sound = There is no sound in this file. Record it again, or choose a file with your voice in it.
described-recording-silent = Nothing can be heard in this recording. Check the microphone, and record it again.
# Both are places in the film, such as "1:30"
described-recording-too-long = This recording goes on until { $end }, and the film ends at { $film }. Make it shorter, or let it begin earlier.

## Where a curator records that voice. $name is "the film", or "film 2 of 3" where there are more.

narration-record = Record a voice that says what is to be seen
narration-title = A voice for { $name }
narration-lead = Some people cannot see this film. Say for them what is to be seen, at times when nobody speaks. We lay your voice over the film, and its own sound goes down while you speak.
narration-film = The film
narration-read-out = To read out
narration-kept = The voice that is there
narration-due = It is being laid over the film. This takes about as long as the film.
narration-mixed = It is laid over the film. Once the story shows, visitors can play it.
narration-failed = It could not be laid over the film. { $reason }
narration-look-again = Look again
narration-described = The film with the voice
narration-begins = Where in the film it begins
narration-begins-hint = Such as 0:05, or 0:05.5 for half a second more.
narration-begins-unreadable = Write a place in the film, such as 0:05.
narration-begins-late = The film ends at { $end }. Write an earlier place.
narration-move = Let it begin there
narration-remove = Take this voice out
narration-record-title = Record your voice
narration-allow = Your browser asks whether this page may use the microphone. Nothing is recorded before you press the next button.
narration-open = Use the microphone
narration-hear = Play the film’s sound while I speak
narration-hear-hint = Wear headphones, or your microphone hears the film too.
narration-go = Play the film and record
narration-stop = Stop
narration-review = Listen to your recording
narration-recording = Your recording
narration-keep = Keep this recording
narration-again = Record it again
narration-keeping = Your recording is being sent.
narration-file-title = Or send a recording
narration-file = A file with your voice
# $files are names such as "MP3, M4A or WAV"; $most such as "500 MB and 3 hours"
narration-file-hint = { $files }, of { $most } at most. It begins with the film. You can change that afterwards.
narration-file-send = Send this file
narration-overtaken = Somebody else put in another voice, or took it out, since you opened this page. Look at what is here now, then send yours.
narration-done-kept = Your recording is kept. We lay it over the film now.
narration-done-moved = Saved. We lay the voice over the film anew.
narration-done-removed = The voice is taken out.

## On the story page

described-with-voice = With audio description
