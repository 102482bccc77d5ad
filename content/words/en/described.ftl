### What is to be seen in a film, for people who cannot see it: typed by a curator, read aloud or read.

## On the review page. Each fault comes after the number of its line.

described-label = What is to be seen, moment by moment
described-hint = For people who cannot see it. One moment a line, the time first: 0:05 A woman closes a gate. Choose times at which nobody speaks.
described-of = What is to be seen in { $name }, moment by moment
described-fault = Line { $line }: { $message }
described-no-time = Begin with the time, such as 0:05, and write the words after it.
described-no-words = Write what is to be seen after the time.
described-out-of-order = This moment must come after the one at { $before }. Put them in order.
# $end is a place in the film, such as "1:30"
described-beyond = The film ends at { $end }. Give this moment an earlier time.
described-moment-too-long = A moment must be { $most } characters or fewer. This one has { $length }. Make two of it.
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
