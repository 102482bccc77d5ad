### Files on their way to the archive: what is taken, what is wrong with one, and what to do about it.
### $name is a file's own name wherever it stands here.

## Sizes and lengths

# $unit is one of these three: “100 MB”, “1.5 GB”
files-size =
    { $unit ->
        [gb] { $amount } GB
        [mb] { $amount } MB
       *[kb] { $amount } kB
    }
# The most that a file may have: “1 GB and 3 hours”
files-size-and-length = { $size } and { $length }
# How much of a file has arrived
files-percent = { $percent }%
files-under-a-percent = less than 1%

## The kinds of files that are taken

files-artwork = Photos of drawings, paintings or anything you made, and booklets
files-sound = Sound
files-film = Film
# $size is what one person may send
files-quota = You can send up to { $size } in a day.

## What is wrong with one file

files-none = Choose a photo, a sound, a film or a PDF to add.
files-empty = “{ $name }” is empty. Choose another file.
# $kind is “a Word document”, $advice a whole sentence
files-not-taken = “{ $name }” is { $kind }. { $advice }
files-too-large = “{ $name }” must be smaller than { $size }. Save a smaller copy and add that.
files-too-long = “{ $name }” must be no longer than { $length }. Cut it shorter, or send it in parts.
files-no-room =
    { $most ->
        [one] “{ $name }” was left out, because a story can hold { $most } file. Remove one to make room.
       *[other] “{ $name }” was left out, because a story can hold { $most } files. Remove one to make room.
    }
files-damaged = “{ $name }” arrived damaged. Send it again.
files-lost = “{ $name }” was lost on its way. Send it again.
files-full =
    { $most ->
        [one] A story can hold { $most } file. Remove one before you add another.
       *[other] A story can hold { $most } files. Remove one before you add another.
    }
# Stands for a name where the sender gave none
files-without-name = file without a name

## What goes wrong on the way

files-broken-off = The upload was broken off or could not be read. Try again.
files-unreadable = The upload could not be read. Reload the page and try again.
files-no-length = The upload gives no length that we can read.
files-too-much = That is more than a story can hold. Add fewer or smaller files.
files-too-slow = Your connection was too slow or dropped out. Try again when the signal is better.
files-connection-cut = The connection was cut.
files-unknown-checksum = The upload is checked in a way that we do not know.
files-piece-damaged = A piece of the file arrived damaged. It has to be sent again.
files-upload-gone = This upload is not here any more. Choose the file again.
files-upload-not-here = This upload is not here any more.
files-upload-elsewhere = The upload does not go on from where it stopped. Try again.
files-more-than-said = More came than the file holds. Choose the file again.
files-sent-by-another-page = This file is being sent from another page. Wait a moment.
files-sent-from-elsewhere = This file is being sent from somewhere else now.
files-removed-on-its-way = This file was removed while it was on its way.
files-not-all-arrived = Not all of this file has arrived yet.

## Where files are kept

files-store-full = The archive has no room for this at the moment. Please try again later.
files-store-unavailable = The archive cannot reach its files at the moment. Please try again in a minute.
files-too-large-to-keep = This file is larger than the archive can keep.
files-not-in-archive = This file is not in the archive.
files-nothing-arrived = Nothing has arrived here.
